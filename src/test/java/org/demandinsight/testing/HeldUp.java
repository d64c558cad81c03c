package org.demandinsight.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// An event loop that Vert.x found held up for [#LOOKED_FOR] or longer, and what it was at.
///
/// @param frames of its stack, the innermost first
record HeldUp(Duration time, List<String> frames) {
    /// Nothing is told of what took less.
    static final String LOOKED_FOR = "100ms";

    /// On a busy machine of two cores a loop that gets no processor, or whose code isn't compiled yet, looks like one that is busy; 100 ms
    /// where the machine is our own, as in load runs.
    static final Duration LONGEST_BUSY =
            Duration.ofMillis(Long.getLong("demandinsight.event-loop.busy", 5_000));

    private static final Pattern TOLD =
            Pattern.compile("eventloop.*has been blocked for (\\d+) ms");

    /// Code is loaded and linked where it is used first; what is logged waits for its turn.
    private static final Pattern EXEMPT =
            Pattern.compile(
                    "ClassLoader|<clinit>|java\\.lang\\.invoke|ServiceLoader|org\\.jboss\\.logmanager");

    /// Something else is waited for: an answer, a time, a file, a lock (but for monitors: who waits for one seems busy).
    private static final Pattern WAITING =
            Pattern.compile(
                    "Unsafe\\.park|Object\\.wait|Thread\\.sleep|Net\\.(poll|accept|connect)|SocketInputStream\\.\\w*read|FileInputStream\\.read|FileDispatcherImpl\\.force");

    /// All that a log tells of.
    static List<HeldUp> in(String log) {
        var found = new ArrayList<HeldUp>();
        var frames = new ArrayList<String>();
        for (var line : log.lines().toList()) {
            var told = TOLD.matcher(line);
            if (told.find()) {
                frames = new ArrayList<>();
                found.add(new HeldUp(Duration.ofMillis(Long.parseLong(told.group(1))), frames));
            } else if (line.stripLeading().startsWith("at ")) {
                frames.add(line.strip());
            } else {
                frames = new ArrayList<>();
            }
        }
        return found;
    }

    /// Whether that may not be: it waited, whether for long or not, or was busy for longer than so.
    boolean isForbidden(Duration longestBusy) {
        if (frames.stream().anyMatch(frame -> EXEMPT.matcher(frame).find())) {
            return time.compareTo(LONGEST_BUSY) >= 0;
        }
        boolean waited = !frames.isEmpty() && WAITING.matcher(frames.getFirst()).find();
        return waited || time.compareTo(longestBusy) >= 0;
    }

    @Override
    public String toString() {
        return time.toMillis() + " ms\n    " + String.join("\n    ", frames);
    }
}
