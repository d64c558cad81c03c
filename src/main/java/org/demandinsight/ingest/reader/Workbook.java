package org.demandinsight.ingest.reader;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// The parts of an XLSX file (ECMA-376): which sheets it has, how numbers are shown, which texts are shared.
final class Workbook implements Closeable {
    private static final String RELATIONS = "xl/_rels/workbook.xml.rels";
    private static final String STYLES = "/styles";
    private static final String TEXTS = "/sharedStrings";

    /// Sheets, relations and formats beyond so many are none.
    private static final int LISTED = 100_000;

    private static final int LONGEST_FORMAT = 255;
    private static final Set<String> WITHIN_FORMAT = Set.of("alignment", "protection", "extLst");

    private final ZipFile zip;
    private final Path folder;
    private final Map<String, ZipEntry> entries = new HashMap<>();

    /// Paths of parts by the id of the relation to them, and by what they are.
    private final Map<String, String> related = new HashMap<>();

    private final List<Sheet> sheets = new ArrayList<>();
    private final List<Format> formats = new ArrayList<>();
    private boolean from1904;

    private record Sheet(String name, String relation) {}

    /// How a number is shown.
    record Format(boolean isDate, boolean showsTime) {
        static final Format PLAIN = new Format(false, false);
    }

    /// @param file one that [ZipGuard] has let pass
    Workbook(Path file) throws IOException {
        this.zip = new ZipFile(file.toFile());
        this.folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        try {
            zip.stream().forEach(e -> entries.putIfAbsent(plain(e.getName()), e));
            readRelations();
            readWorkbook();
            readFormats();
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static String plain(String path) {
        var relative = path.startsWith("/") ? path.substring(1) : path;
        return relative.toLowerCase(Locale.ROOT);
    }

    private @Nullable XmlPart part(@Nullable String path) throws IOException {
        var entry = path == null ? null : entries.get(plain(path));
        return entry == null ? null : new XmlPart(zip.getInputStream(entry));
    }

    private XmlPart needed(@Nullable String path) throws IOException {
        var part = part(path);
        if (part == null) {
            throw new IOException("the workbook lacks a part");
        }
        return part;
    }

    private void readRelations() throws IOException {
        try (var part = needed(RELATIONS)) {
            for (var name = part.next("Relationships");
                    name != null && related.size() < LISTED;
                    name = part.next("Relationships")) {
                var id = part.attribute("Id");
                var target = part.attribute("Target");
                var type = part.attribute("Type");
                if (id != null && target != null && type != null) {
                    var path = target.startsWith("/") ? target : "xl/" + target;
                    related.put(id, path);
                    related.put(type.substring(Math.max(0, type.lastIndexOf('/'))), path);
                }
            }
        }
    }

    private void readWorkbook() throws IOException {
        try (var part = needed("xl/workbook.xml")) {
            for (var name = part.next("workbook"); name != null; name = part.next("workbook")) {
                if (name.equals("workbookPr")) {
                    var told = part.attribute("date1904");
                    from1904 = "1".equals(told) || "true".equalsIgnoreCase(told);
                } else if (name.equals("sheet") && sheets.size() < LISTED) {
                    var title = part.attribute("name");
                    var relation = part.attribute("id");
                    if (title != null && relation != null) {
                        sheets.add(new Sheet(title, relation));
                    }
                }
            }
        }
        if (sheets.isEmpty()) {
            throw new IOException("the workbook has no sheet");
        }
    }

    private void readFormats() throws IOException {
        try (var part = part(related.get(STYLES))) {
            if (part != null) {
                readFormats(part);
            }
        }
    }

    private void readFormats(XmlPart part) throws IOException {
        var own = new HashMap<String, String>();
        boolean ofCells = false;
        for (var name = part.next("styleSheet"); name != null; name = part.next("styleSheet")) {
            var id = part.attribute("numFmtId");
            if (name.equals("numFmt") && id != null && own.size() < LISTED) {
                var code = Objects.requireNonNullElse(part.attribute("formatCode"), "");
                own.put(id, code.substring(0, Math.min(code.length(), LONGEST_FORMAT)));
            } else if (name.equals("xf") && ofCells && formats.size() < LISTED) {
                formats.add(format(id, own));
            } else if (!name.equals("xf")) {
                ofCells = name.equals("cellXfs") || (ofCells && WITHIN_FORMAT.contains(name));
            }
        }
    }

    private static Format format(@Nullable String id, Map<String, String> own) {
        boolean number = id != null && id.matches("\\d{1,9}");
        var code = id == null ? null : own.get(id);
        var known = number ? Integer.valueOf(id) : null;
        return new Format(SheetDates.isDate(known, code), SheetDates.showsTime(known, code));
    }

    List<String> sheets() {
        return sheets.stream().map(Sheet::name).toList();
    }

    /// Of the first sheet of that name.
    SheetRows rows(String sheet) throws IOException {
        for (var each : sheets) {
            if (each.name.equals(sheet)) {
                var part = needed(related.get(each.relation));
                return new SheetRows(part, new SharedStrings(part(related.get(TEXTS)), folder));
            }
        }
        throw new IOException("the workbook has no such sheet");
    }

    Format format(SheetCell cell) {
        return cell.style() >= 0 && cell.style() < formats.size()
                ? formats.get(cell.style())
                : Format.PLAIN;
    }

    /// Whether days are counted from 1904 on, as early Macs did.
    boolean countsFrom1904() {
        return from1904;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
