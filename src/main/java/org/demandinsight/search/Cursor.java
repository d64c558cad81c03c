package org.demandinsight.search;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.CRC32C;
import org.demandinsight.kernel.Problem;

/// A place in a sorted list that outlives inserts: the value of the order, and what tells those of the same value apart.
///
/// @param value the sort value, or the bits of the score for [DemandSort#RELEVANCE]
/// @param tie the id of the demand that stood there; its place in the index for [DemandSort#RELEVANCE]
/// @param index version of the index that the place belongs to, 0 where the order doesn't depend on it
/// @param filter hash of the filter that the list had
public record Cursor(DemandSort sort, long value, long tie, long index, int filter) {
    private static final byte FORMAT = 1;

    /// As a caller sees it: opaque.
    public String encode() {
        var bytes = ByteBuffer.allocate(34);
        bytes.put(FORMAT).put((byte) sort.ordinal());
        bytes.putLong(value).putLong(tie).putLong(index).putInt(filter);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(bytes.putInt(checksum(bytes.array(), 30)).array());
    }

    /// From a caller, for a list of this order and filter.
    public static Cursor decode(String text, DemandSort sort, DemandFilter filter) {
        var cursor = read(text);
        if (cursor.sort != sort || cursor.filter != filter.hashCode()) {
            throw Problem.BAD_CURSOR.because(
                    "游标 after 属于另一个筛选或排序；翻页时请保持 filter 和 sort 不变",
                    "the cursor belongs to another filter or sort; keep both while paging");
        }
        return cursor;
    }

    private static Cursor read(String text) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.get() == FORMAT) {
                var sort = DemandSort.values()[bytes.get()];
                var cursor =
                        new Cursor(
                                sort,
                                bytes.getLong(),
                                bytes.getLong(),
                                bytes.getLong(),
                                bytes.getInt());
                if (bytes.getInt() == checksum(bytes.array(), 30) && !bytes.hasRemaining()) {
                    return cursor;
                }
            }
        } catch (IllegalArgumentException
                | BufferUnderflowException
                | ArrayIndexOutOfBoundsException _) {
            // Said below: what was given is no cursor of ours, whichever way it is broken.
        }
        throw Problem.BAD_CURSOR.because(
                "after 不是本服务给出的游标；请使用上一页的 endCursor",
                "after is no cursor of this service; take endCursor of the page before");
    }

    private static int checksum(byte[] bytes, int length) {
        var sum = new CRC32C();
        sum.update(bytes, 0, length);
        return (int) sum.getValue();
    }
}
