package org.demandinsight.ingest.reader;

import java.io.IOException;
import java.nio.file.Path;

/// The formats that are read, told by what the file holds, whatever its name.
public enum FileFormat {
    CSV,
    XLSX,
    NDJSON;

    private static final int ZIP = 0x504B0304;
    private static final int OLE = 0xD0CF11E0;
    private static final int GZIP = 0x1F8B;
    private static final int PDF = 0x25504446;

    /// @throws org.demandinsight.kernel.ProblemException where it is none of them
    static FileFormat of(Path file) throws IOException {
        byte[] start = Bytes.head(file, 4096);
        int at = Bytes.firstVisible(start);
        if (at < 0) {
            throw Refusal.empty();
        }
        int magic = start.length < 4 ? 0 : Bytes.int32(start);
        if (magic == ZIP) {
            return XLSX;
        }
        if (magic == OLE) {
            throw Refusal.unreadable(
                    "是旧版 Excel（.xls）或加密的工作簿；请另存为未加密的 .xlsx 或 CSV",
                    "is an old Excel (.xls) or an encrypted workbook; save it as plain .xlsx or CSV");
        }
        if (magic >>> 16 == GZIP) {
            throw Refusal.unreadable(
                    "是 gzip 压缩文件；请解压后再上传", "is a gzip archive; unpack it and send what it holds");
        }
        if (magic == PDF) {
            throw Refusal.unreadable(
                    "是 PDF；请提供 CSV、XLSX 或 NDJSON", "is a PDF; send CSV, XLSX or NDJSON");
        }
        return switch (start[at]) {
            case '{' -> NDJSON;
            case '[' ->
                    throw Refusal.unreadable(
                            "是 JSON 数组；请每行写一个 JSON 对象（NDJSON），例如用 jq -c '.[]'",
                            "is a JSON array; write one JSON object a line (NDJSON), for example by jq"
                                    + " -c '.[]'");
            default -> CSV;
        };
    }
}
