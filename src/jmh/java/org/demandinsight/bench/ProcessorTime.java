package org.demandinsight.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// Processor time of processes and threads as Linux counts it, in ticks of ten milliseconds.
final class ProcessorTime {
    private static final double TICKS_A_SECOND = 100;
    private static final int PARENT = 1;
    private static final int USER = 11;
    private static final int CHILDREN_USER = 13;

    private ProcessorTime() {}

    /// Seconds of each thread of a process; threads of a pool, told apart by a number, are one.
    static Map<String, Double> ofThreads(long process) throws IOException {
        var seconds = new TreeMap<String, Double>();
        var tasks = Path.of("/proc", Long.toString(process), "task");
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
            for (var thread : threads) {
                var stat = Files.readString(thread.resolve("stat"));
                var name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
                double time = seconds(fields(stat), USER);
                var _ = seconds.merge(name.replaceAll("[-# ]*\\d+$", ""), time, Double::sum);
            }
        }
        return seconds;
    }

    /// Seconds of a process, those of its threads that have ended too.
    static double of(long process) throws IOException {
        var stat = Files.readString(Path.of("/proc", Long.toString(process), "stat"));
        return seconds(fields(stat), USER);
    }

    /// Seconds of a process and of all its children, those that have ended too.
    static double ofTree(long process) throws IOException {
        double all = 0;
        try (DirectoryStream<Path> running = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var each : running) {
                all += ofTree(each, Long.toString(process));
            }
        }
        return all;
    }

    private static double ofTree(Path each, String root) {
        try {
            var fields = fields(Files.readString(each.resolve("stat")));
            if (each.getFileName().toString().equals(root)) {
                return seconds(fields, USER) + seconds(fields, CHILDREN_USER);
            }
            return fields[PARENT].equals(root) ? seconds(fields, USER) : 0;
        } catch (IOException e) {
            return 0; // ended meanwhile: its parent counts it
        }
    }

    /// From the state on: what stands before may hold spaces.
    private static String[] fields(String stat) {
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    }

    private static double seconds(String[] fields, int user) {
        return (Long.parseLong(fields[user]) + Long.parseLong(fields[user + 1])) / TICKS_A_SECOND;
    }
}
