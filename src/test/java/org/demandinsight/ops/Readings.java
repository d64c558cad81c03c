package org.demandinsight.ops;

import static org.demandinsight.testing.ADemand.aDemand;

import ch.poole.openinghoursparser.I18n;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import org.apache.commons.lang3.SystemUtils;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.demandinsight.demo.DemoCity;
import org.demandinsight.demo.DemoOptions;
import org.demandinsight.ingest.Mappings;
import org.demandinsight.ingest.reader.RecordFile;
import org.demandinsight.privacy.PublishedNumbers;
import org.demandinsight.privacy.Redactor;
import org.demandinsight.search.lucene.LuceneDemandIndex;
import org.demandinsight.testing.RandomDemands;
import org.dhatim.fastexcel.Workbook;

/// Does once whatever reads resources, our own or a library's.
public final class Readings implements Runnable {

    @Override
    public void run() {
        try {
            var _ = new Redactor(PublishedNumbers.NONE).redact("我叫张三丰，电话13800138000");
            Mappings.NAMES.forEach(name -> {
                var _ = Mappings.named(name);
            });
            // What the parser of opening hours says of some mistakes.
            var _ = I18n.tr("invalid_minutes");
            new DemoCity(DemoOptions.STANDARD.withDemands(10)).writeDemands(new StringWriter());
            readIndex();
            readSheet();
            DefaultPostgresBinaryResolver.INSTANCE
                    .getPgBinary(SystemUtils.OS_NAME, SystemUtils.OS_ARCH)
                    .close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void readIndex() throws IOException {
        var index = new LuceneDemandIndex(new ByteBuffersDirectory());
        var demand = aDemand("1").saying("垃圾清運站 is closed").stored(1);
        var _ = index.apply(List.of(demand), List.of(), RandomDemands.DIMENSIONS);
        index.refresh(1);
        index.close();
    }

    private static void readSheet() throws IOException {
        var file = Files.createTempFile("readings", ".xlsx");
        try (var out = Files.newOutputStream(file);
                var book = new Workbook(out, "test", "1.0")) {
            var sheet = book.newWorksheet("1");
            sheet.value(0, 0, "title");
            sheet.value(1, 0, "井盖");
        }
        try (var rows = RecordFile.open(file, Mappings.named("demands").expected())) {
            var _ = rows.next();
        }
        Files.delete(file);
    }
}
