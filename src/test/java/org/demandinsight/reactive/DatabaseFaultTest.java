package org.demandinsight.reactive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.hibernate.JDBCException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the client of a real PostgreSQL fails with, over both of Vert.x's transports.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseFaultTest {
    private final Vertx plain = Vertx.vertx();
    private final Vertx epoll = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    private EmbeddedPostgres postgres;

    @BeforeAll
    void start() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    void stop() throws IOException {
        Future.all(plain.close(), epoll.close()).toCompletionStage().toCompletableFuture().join();
        postgres.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aServerThatIsNotThereMayComeBack(boolean isNative) throws IOException {
        int port;
        try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = listening.getLocalPort();
        }

        assertThat(DatabaseFault.isPassing(failureAt(port, isNative, SslMode.DISABLE))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aConnectionThatIsResetMayBeMadeAgain(boolean isNative) throws IOException {
        var failure = failureAtServerThat(DatabaseFaultTest::resets, isNative, SslMode.DISABLE);

        assertThat(DatabaseFault.isPassing(failure)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aConnectionThatIsClosedMayBeMadeAgain(boolean isNative) throws IOException {
        var failure = failureAtServerThat(Socket::close, isNative, SslMode.DISABLE);

        assertThat(DatabaseFault.isPassing(failure)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aProxyThatHasNoServerMayFindOne(boolean isNative) throws IOException {
        var failure = failureAtServerThat(Socket::close, isNative, SslMode.REQUIRE);

        assertThat(DatabaseFault.isPassing(failure)).isTrue();
    }

    @Test
    void whatHibernateMakesOfTroublePassesToo() {
        assertThat(DatabaseFault.isPassing(asHibernateSays("57P01"))).isTrue();
        assertThat(DatabaseFault.isPassing(asHibernateSays("25P03"))).isTrue();
        assertThat(DatabaseFault.problem(asHibernateSays("53100")).getMessage()).contains("full");
        assertThat(DatabaseFault.isPassing(asHibernateSays("23505"))).isFalse();
    }

    private static Throwable asHibernateSays(String state) {
        return new JDBCException("could not load", new SQLException("trouble", state));
    }

    private interface Ending {
        void of(Socket connection) throws IOException;
    }

    private static void resets(Socket connection) throws IOException {
        connection.setSoLinger(true, 0);
        connection.close();
    }

    private Throwable failureAtServerThat(Ending ending, boolean isNative, SslMode encryption)
            throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var serving =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    var connection = server.accept();
                                    // What the client says first.
                                    int _ = connection.getInputStream().read();
                                    ending.of(connection);
                                } catch (IOException e) {
                                    throw new UncheckedIOException(e);
                                }
                            });
            var failure = failureAt(server.getLocalPort(), isNative, encryption);
            assertThat(serving.join(Duration.ofSeconds(10))).as("it was asked").isTrue();
            return failure;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Throwable failureAt(int port, boolean isNative, SslMode encryption) {
        var pool = pool(port, isNative ? epoll : plain, new PoolOptions(), encryption);
        try {
            return failure(pool.query("select 1").execute());
        } finally {
            await(pool.close());
        }
    }

    @Test
    void aBusyPoolMayBecomeFree() {
        var impatient =
                new PoolOptions()
                        .setConnectionTimeout(100)
                        .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
        var pool = pool(postgres.getPort(), epoll, impatient, SslMode.DISABLE);
        var held = await(connection(pool));

        assertThat(DatabaseFault.isPassing(failure(pool.query("select 1").execute()))).isTrue();
        assertThat(DatabaseFault.isPassing(failure(pool.getConnection()))).isTrue();

        await(held.close());
        await(pool.close());
    }

    private static Future<SqlConnection> connection(Pool pool) {
        return pool.getConnection().recover(_ -> connection(pool));
    }

    @Test
    void aConnectionThatEndsUnderAQueryMayBeMadeAgain() {
        assertThat(DatabaseFault.isPassing(told("select pg_terminate_backend(pg_backend_pid())")))
                .isTrue();
    }

    @Test
    void aConnectionThatHasEndedMayBeMadeAgain() {
        var pool = pool();
        var connection = await(pool.getConnection());
        failure(connection.query("select pg_terminate_backend(pg_backend_pid())").execute());
        while (failure(connection.query("select 1").execute()) == null) {
            Thread.onSpinWait();
        }

        assertThat(DatabaseFault.isPassing(failure(connection.query("select 1").execute())))
                .isTrue();

        await(pool.close());
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "53100", "53300", "57P03", "25006", "58030", "08006"})
    void whatAServerIsInTroubleWithMayPass(String state) {
        assertThat(DatabaseFault.isPassing(raised(state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22P02", "42601", "XX000", "P0001"})
    void whatIsWrongWithAQuestionStaysWrong(String state) {
        assertThat(DatabaseFault.isPassing(raised(state))).isFalse();
    }

    @Test
    void aParameterOfAnotherTypeStaysWrong() {
        var pool = pool();
        var failure = failure(pool.preparedQuery("select $1::int").execute(Tuple.of("one")));

        assertThat(failure).isNotNull();
        assertThat(DatabaseFault.isPassing(failure)).isFalse();

        await(pool.close());
    }

    private Throwable raised(String state) {
        return told("do $$ begin raise exception using errcode = '%s'; end $$".formatted(state));
    }

    private Throwable told(String question) {
        var pool = pool();
        try {
            return failure(pool.query(question).execute());
        } finally {
            await(pool.close());
        }
    }

    private Pool pool() {
        return pool(postgres.getPort(), epoll, new PoolOptions(), SslMode.DISABLE);
    }

    private static Pool pool(int port, Vertx vertx, PoolOptions options, SslMode encryption) {
        return PgBuilder.pool()
                .with(options.setMaxSize(1))
                .connectingTo(
                        new PgConnectOptions()
                                .setHost("127.0.0.1")
                                .setPort(port)
                                .setSslMode(encryption)
                                .setTrustAll(true)
                                .setUser("postgres")
                                .setDatabase("postgres"))
                .using(vertx)
                .build();
    }

    private static Throwable failure(Future<?> answer) {
        return catchThrowable(() -> await(answer));
    }

    private static <T> T await(Future<T> answer) {
        return answer.toCompletionStage().toCompletableFuture().join();
    }
}
