package org.demandinsight.ingest.reader;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.demandinsight.kernel.ProblemException;

/// Looks into a workbook before it is unpacked for good: refuses archives that are no workbook, and those that unpack to
/// far more than they are. What an archive says of its sizes may be a lie, so they are counted.
final class ZipGuard {
    private ZipGuard() {}

    /// @throws org.demandinsight.kernel.ProblemException `UNREADABLE_FILE`
    static void check(Path file) throws IOException {
        if (!ZipEnd.listsFew(file)) {
            throw damaged();
        }
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("xl/workbook.xml") == null) {
                throw Refusal.unreadable(
                        "是压缩包，但不是 .xlsx 工作簿；请解压后逐个上传",
                        "is an archive but no .xlsx workbook; unpack it and send its files one by one");
            }
            long whole = Math.max(1, Files.size(file));
            long total = 0;
            var entries = zip.entries();
            while (entries.hasMoreElements()) {
                var entry = entries.nextElement();
                long size = unpacked(zip, entry, ReadLimits.UNPACKED - total);
                total += size;
                // Entries that lie upon each other: none is large for itself, together they are.
                if (isBomb(total, whole)) {
                    throw tooLarge();
                }
            }
        } catch (ZipException | EOFException _) {
            throw damaged();
        }
    }

    private static boolean isBomb(long unpacked, long packed) {
        return unpacked > ReadLimits.RATIO_FROM && unpacked / packed > ReadLimits.RATIO;
    }

    private static long unpacked(ZipFile zip, ZipEntry entry, long room) throws IOException {
        long packed = Math.max(1, entry.getCompressedSize());
        byte[] chunk = new byte[1 << 16];
        long size = 0;
        try (InputStream in = zip.getInputStream(entry)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                size += read;
                if (size > room || isBomb(size, packed)) {
                    throw tooLarge();
                }
            }
        }
        return size;
    }

    static ProblemException damaged() {
        return Refusal.unreadable(
                "是损坏的 .xlsx 工作簿；请重新导出或改用 CSV",
                "is a damaged .xlsx workbook; export it again, or as CSV");
    }

    private static ProblemException tooLarge() {
        return Refusal.unreadable(
                "解压后过大；请改用 CSV，或拆成几个工作簿",
                "unpacks to far more than a workbook holds; send CSV, or split it");
    }
}
