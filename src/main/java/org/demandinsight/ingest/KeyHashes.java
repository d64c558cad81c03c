package org.demandinsight.ingest;

/// A set of 64-bit hashes of keys in bounded memory: open addressing, at most half full.
final class KeyHashes {
    /// 4,194,304 keys take 64 MiB.
    private static final int MOST = 1 << 22;

    private long[] slots = new long[1 << 12];
    private int size;

    /// Adds a key.
    ///
    /// @return whether it was there before; false for all once the set is full
    boolean seen(long key) {
        long wanted = key == 0 ? 1 : key;
        if (size * 2 >= slots.length && size < MOST) {
            grow();
        }
        int at = place(wanted);
        if (slots[at] == wanted) {
            return true;
        }
        if (size < MOST) {
            slots[at] = wanted;
            size++;
        }
        return false;
    }

    boolean contains(long key) {
        long wanted = key == 0 ? 1 : key;
        return slots[place(wanted)] == wanted;
    }

    boolean isEmpty() {
        return size == 0;
    }

    private int place(long key) {
        int at = (int) (key ^ (key >>> 32)) & (slots.length - 1);
        while (slots[at] != 0 && slots[at] != key) {
            at = (at + 1) & (slots.length - 1);
        }
        return at;
    }

    private void grow() {
        var former = slots;
        slots = new long[former.length * 2];
        for (long key : former) {
            if (key != 0) {
                slots[place(key)] = key;
            }
        }
    }

    /// 64 bits of a text (FNV-1a with a final mix).
    static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        return hash ^ (hash >>> 33);
    }
}
