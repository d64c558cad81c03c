package org.demandinsight.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.demandinsight.kernel.Problem;

/// Room for uploads: so many at once, and so many bytes in the spool. Asked before a body is read, so that whoever finds
/// no room costs nothing. All of it blocks.
@ApplicationScoped
public class UploadRoom {
    private final Spool spool;
    private final Imports imports;
    private final UploadSettings settings;
    private final AtomicInteger coming = new AtomicInteger();

    UploadRoom(Spool spool, Imports imports, UploadSettings settings) {
        this.spool = spool;
        this.imports = imports;
        this.settings = settings;
    }

    /// Lets an upload in; [#leave] when it is over, however it ended.
    ///
    /// @param announced bytes that the sender says will come, 0 if it doesn't say
    /// @return a new file for it
    /// @throws org.demandinsight.kernel.ProblemException `BUSY` or `UPLOAD_TOO_LARGE`; it is not in then
    public Path enter(long announced) {
        long most = settings.spool().asLongValue();
        if (announced > most) {
            throw Problem.UPLOAD_TOO_LARGE.because(
                    "文件有 " + announced + " 字节，最多 " + most + "；请拆成几个文件",
                    "the file has " + announced + " bytes, at most " + most + "; split it");
        }
        imports.checkQueue();
        if (coming.incrementAndGet() > settings.atOnce()) {
            leave();
            throw Problem.BUSY.because(
                    "已有 " + settings.atOnce() + " 个文件正在上传，请稍后再试",
                    settings.atOnce() + " files are coming in already; try again later");
        }
        try {
            var file = spool.file();
            try {
                check(announced);
            } catch (RuntimeException e) {
                Spool.delete(file);
                throw e;
            }
            return file;
        } catch (RuntimeException e) {
            leave();
            throw e;
        }
    }

    /// Whether there is room for what still comes.
    ///
    /// @param more bytes that are known to come
    /// @throws org.demandinsight.kernel.ProblemException `BUSY`
    public void check(long more) {
        try {
            boolean full = spool.bytes() + more > settings.spool().asLongValue();
            if (full || spool.left() - more < settings.spare().asLongValue()) {
                throw Problem.BUSY.because(
                        "等待导入的文件已占满空间，请待前面的导入完成后再试",
                        "files that wait for their import take all the room; try again when some are done");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void leave() {
        coming.decrementAndGet();
    }
}
