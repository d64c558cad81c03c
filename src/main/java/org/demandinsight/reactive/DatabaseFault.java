package org.demandinsight.reactive;

import io.netty.channel.unix.Errors;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.demandinsight.kernel.Problem;
import org.demandinsight.kernel.ProblemException;
import org.jspecify.annotations.Nullable;

/// Tells failures of the database's reach or capacity from those of what was asked of it.
public final class DatabaseFault {
    private static final String DISK_FULL = "53100";

    /// A standby that isn't the primary yet; a transaction that said nothing for too long, as its process stood still.
    private static final Set<String> PASSING_STATES = Set.of("25006", "25P03");

    /// Classes of SQLSTATE: connection, rollback because of others, resources, an operator's intervention, the system.
    private static final Set<String> PASSING = Set.of("08", "40", "53", "57", "58");

    /// What the client calls connections that are none any more, or aren't to be had for now: it has no classes for them.
    private static final List<String> ABOUT_CONNECTIONS =
            List.of(
                    "Timeout",
                    "Connection is not active",
                    "Connection was closed",
                    "Pending requests failed",
                    "SSL handshake failed");

    private DatabaseFault() {}

    /// Whether the same may succeed later: the database was away, starting, full or busy.
    public static boolean isPassing(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            var state = state(cause);
            if (state != null) {
                return isPassing(state);
            }
            if (isOfTheNetwork(cause) || isOfConnections(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfTheNetwork(Throwable cause) {
        return cause instanceof SocketException
                // The same, where Linux's own transport is used.
                || cause instanceof Errors.NativeIoException
                || cause instanceof ClosedChannelException
                || cause instanceof ClosedConnectionException
                || cause instanceof UnknownHostException
                || cause instanceof SSLException
                || cause instanceof TimeoutException;
    }

    private static boolean isOfConnections(Throwable cause) {
        boolean isOfTheClient =
                cause instanceof VertxException || cause instanceof NoStackTraceThrowable;
        var told = String.valueOf(cause.getMessage());
        return isOfTheClient && ABOUT_CONNECTIONS.stream().anyMatch(told::startsWith);
    }

    /// What the server said, if it said anything; Hibernate says it in an exception of JDBC.
    private static @Nullable String state(Throwable cause) {
        return switch (cause) {
            case PgException told -> told.getSqlState();
            case SQLException told -> told.getSQLState();
            default -> null;
        };
    }

    private static boolean isPassing(String state) {
        return state.length() == 5
                && (PASSING_STATES.contains(state) || PASSING.contains(state.substring(0, 2)));
    }

    /// What to tell of it: what is the matter, and what to do.
    public static ProblemException problem(Throwable failure) {
        return isDiskFull(failure)
                ? Problem.DATABASE_AWAY.because(
                        "数据库磁盘空间不足；请先为数据库腾出空间", "the database's disk is full; make space for it")
                : Problem.DATABASE_AWAY.because(
                        "数据库目前无法使用，恢复后会自动继续；只需索引的查询仍可使用",
                        "the database can't be used at present and comes back by itself; what needs only the index is"
                                + " answered meanwhile");
    }

    private static boolean isDiskFull(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (DISK_FULL.equals(state(cause))) {
                return true;
            }
        }
        return false;
    }
}
