package org.demandinsight.demo;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A demand as the plain format has it, with what is true of it beside.
///
/// @param cells one for each of [#COLUMNS]; an empty one is null
public record DemandRow(List<@Nullable String> cells, DemandTruth truth) {
    public static final List<String> COLUMNS =
            List.of(
                    ("id,kind,received_at,occurred_at,due_at,closed_at,updated_at,status,channel,"
                                    + "area_code,area,department,category_code,category,requester,"
                                    + "requester_kind,language,title,text,reply,replied_at,latitude,"
                                    + "longitude,supporters,transfers,reopens,satisfied")
                            .split(",", -1));

    public DemandRow {
        if (cells.size() != COLUMNS.size()) {
            throw new IllegalArgumentException(
                    COLUMNS.size() + " cells make a row: " + cells.size());
        }
    }

    static DemandRow of(DemandTruth truth, @Nullable String... cells) {
        return new DemandRow(Arrays.asList(cells), truth);
    }

    /// A cell by its column's name, null if empty.
    public @Nullable String cell(String column) {
        return cells.get(COLUMNS.indexOf(column));
    }
}
