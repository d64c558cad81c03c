package org.demandinsight.ingest.reader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// Looks into a workbook before it is unpacked for good: refuses archives that are no workbook, and those that unpack to
/// far more than they are. What an archive says of its sizes may be a lie, so they are counted.
final class ZipGuard {
    private ZipGuard() {}

    /// Whether the workbook has formats of cells, without which no number is known to be a date.
    static boolean check(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("xl/workbook.xml") == null) {
                throw Refusal.unreadable(
                        "是压缩包，但不是 .xlsx 工作簿；请解压后逐个上传",
                        "is an archive but no .xlsx workbook; unpack it and send its files one by one");
            }
            long total = 0;
            var entries = zip.entries();
            while (entries.hasMoreElements()) {
                var entry = entries.nextElement();
                long size = unpacked(zip, entry, ReadLimits.UNPACKED - total);
                total += size;
                if (entry.getName().equals("xl/sharedStrings.xml")
                        && size > ReadLimits.SHARED_STRINGS) {
                    throw tooLarge();
                }
            }
            return zip.getEntry("xl/styles.xml") != null;
        } catch (ZipException _) {
            throw Refusal.unreadable(
                    "是损坏的 .xlsx 工作簿；请重新导出或改用 CSV",
                    "is a damaged .xlsx workbook; export it again, or as CSV");
        }
    }

    private static long unpacked(ZipFile zip, ZipEntry entry, long room) throws IOException {
        long packed = Math.max(1, entry.getCompressedSize());
        byte[] chunk = new byte[1 << 16];
        long size = 0;
        try (InputStream in = zip.getInputStream(entry)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                size += read;
                boolean bomb = size > ReadLimits.RATIO_FROM && size / packed > ReadLimits.RATIO;
                if (size > room || bomb) {
                    throw tooLarge();
                }
            }
        }
        return size;
    }

    private static RuntimeException tooLarge() {
        return Refusal.unreadable(
                "解压后过大；请改用 CSV，或拆成几个工作簿",
                "unpacks to far more than a workbook holds; send CSV, or split it");
    }
}
