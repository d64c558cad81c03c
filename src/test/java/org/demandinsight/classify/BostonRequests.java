package org.demandinsight.classify;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.demandinsight.city.Channel;
import org.demandinsight.privacy.RedactedText;
import org.demandinsight.testing.RealData;

/// Boston's requests as they came in, with the department that handled each, in the order of the file. Closure text, queue
/// and subject are left out: they were written by whoever routed or handled the request.
record BostonRequests(List<RoutedDemand> demands, List<String> months) {
    private static final Path FILE = RealData.file("boston311/requests_2011_jul_oct.csv");

    static boolean areThere() {
        return RealData.has("boston311/requests_2011_jul_oct.csv");
    }

    static BostonRequests read() throws IOException {
        var demands = new ArrayList<RoutedDemand>();
        var months = new ArrayList<String>();
        try (var rows = CsvReader.builder().ofNamedCsvRecord(FILE)) {
            for (var row : rows) {
                var reason = row.getField("reason");
                var area = row.getField("neighborhood").strip();
                var intake =
                        new Intake(
                                RedactedText.stored(row.getField("case_title")),
                                RedactedText.stored(row.getField("location")),
                                List.of(reason + "/" + row.getField("type"), reason),
                                area.isEmpty() ? List.of() : List.of(area),
                                channel(row.getField("source")));
                demands.add(new RoutedDemand(intake, row.getField("department"), 1));
                months.add(row.getField("open_dt").substring(0, 7));
            }
        }
        return new BostonRequests(demands, months);
    }

    private static Channel channel(String source) {
        return switch (source) {
            case "Constituent Call" -> Channel.PHONE;
            case "Self Service" -> Channel.WEB;
            case "Citizens Connect App", "Twitter" -> Channel.APP;
            case "Employee Generated", "Maximo Integration" -> Channel.STAFF;
            default -> Channel.UNKNOWN;
        };
    }
}
