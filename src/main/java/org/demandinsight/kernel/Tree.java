package org.demandinsight.kernel;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A forest over small codes, as areas and categories form it. Code 0 is no node: it stands for "unknown" and maps to 0
/// at every level.
public final class Tree {
    private final int[] parent;
    private final int[] mappedTo;
    private final int[] level;
    private final Map<Integer, int[]> subtrees = new ConcurrentHashMap<>();

    /// @param parent `parent[code]` is the code above, 0 at the top; a code that is no node has 0 too
    /// @param mappedTo `mappedTo[code]` is the code that this one stands for, 0 if it stands for itself
    public Tree(int[] parent, int[] mappedTo) {
        this.parent = parent.clone();
        this.mappedTo = mappedTo.clone();
        this.level = new int[parent.length];
        for (int code = 1; code < parent.length; code++) {
            level[code] = depth(code);
        }
    }

    private int depth(int code) {
        int depth = 0;
        for (int above = code; above != 0; above = parent[above]) {
            if (++depth > parent.length) {
                throw new IllegalArgumentException("code " + code + " is its own ancestor");
            }
        }
        return depth;
    }

    /// One more than the largest code.
    public int size() {
        return parent.length;
    }

    /// The code that this one stands for: itself unless it was mapped.
    public int standsFor(int code) {
        int target = code < mappedTo.length ? mappedTo[code] : 0;
        return target == 0 ? code : target;
    }

    /// The code above, 0 at the top.
    public int parent(int code) {
        return parent[code];
    }

    /// 1 at the top; 0 for code 0.
    public int level(int code) {
        return level[code];
    }

    /// For each code its ancestor at a level; a code above that level stays itself.
    public int[] rollUp(int wanted) {
        if (wanted < 1) {
            throw new IllegalArgumentException("there is no level " + wanted);
        }
        int[] up = new int[parent.length];
        for (int code = 1; code < up.length; code++) {
            int at = standsFor(code);
            while (level[at] > wanted) {
                at = parent[at];
            }
            up[code] = at;
        }
        return up;
    }

    /// A code and all codes under it, in ascending order.
    public int[] subtree(int root) {
        return subtrees.computeIfAbsent(root, this::find).clone();
    }

    private int[] find(int root) {
        int[] found = new int[parent.length];
        int size = 0;
        for (int code = 1; code < parent.length; code++) {
            if (isUnder(code, root)) {
                found[size++] = code;
            }
        }
        return Arrays.copyOf(found, size);
    }

    private boolean isUnder(int code, int root) {
        for (int at = standsFor(code); at != 0; at = parent[at]) {
            if (at == root) {
                return true;
            }
        }
        return false;
    }
}
