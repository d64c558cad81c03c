package org.demandinsight.ingest.reader;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A workbook of one sheet whose parts are written by hand, so that they may be what no program writes.
public final class AWorkbook {
    private final Map<String, Part> parts = new LinkedHashMap<>();

    /// What writes a part.
    public interface Part {
        void write(OutputStream out) throws IOException;
    }

    private AWorkbook() {}

    /// Of the rows in this XML.
    public static AWorkbook of(String rows) {
        return ofSheet(
                "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                        + rows
                        + "</sheetData></worksheet>");
    }

    static AWorkbook ofSheet(String xml) {
        return new AWorkbook()
                .with(
                        "[Content_Types].xml",
                        """
                        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>
                        """)
                .with(
                        "_rels/.rels",
                        """
                        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>
                        """)
                .with(
                        "xl/workbook.xml",
                        """
                        <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>
                        """)
                .with(
                        "xl/_rels/workbook.xml.rels",
                        """
                        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>
                        """)
                .with("xl/worksheets/sheet1.xml", xml);
    }

    /// The same with these items as its shared texts.
    public AWorkbook sharing(String items) {
        return with(
                "xl/sharedStrings.xml",
                "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                        + items
                        + "</sst>");
    }

    public AWorkbook with(String part, String content) {
        return with(part, out -> out.write(content.strip().getBytes(StandardCharsets.UTF_8)));
    }

    public AWorkbook with(String part, Part content) {
        parts.put(part, content);
        return this;
    }

    public Path in(Path folder) throws IOException {
        var file = folder.resolve("raw.xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                part.getValue().write(zip);
                zip.closeEntry();
            }
        }
        return file;
    }
}
