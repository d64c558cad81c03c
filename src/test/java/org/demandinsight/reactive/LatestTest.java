package org.demandinsight.reactive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.demandinsight.kernel.ProblemException;
import org.junit.jupiter.api.Test;

class LatestTest {
    private final Latest<List<String>> latest = new Latest<>();

    @Test
    void nothingIsKeptBeforeTheFirstReading() {
        assertThatThrownBy(latest::get).isInstanceOf(ProblemException.class);
    }

    @Test
    void aReadingThatIsOvertakenIsForgotten() {
        var slow = new CompletableFuture<List<String>>();
        var slower =
                latest.read(() -> Uni.createFrom().completionStage(slow))
                        .subscribeAsCompletionStage();

        assertThat(read(List.of("new"))).containsExactly("new");
        boolean _ = slow.complete(List.of("old"));

        assertThat(slower.join()).containsExactly("old");
        assertThat(latest.get()).containsExactly("new");
    }

    @Test
    void whatComesOutEqualChangesNothing() {
        var first = read(List.of("as it was"));

        assertThat(read(List.of(String.join(" ", "as", "it", "was")))).isSameAs(first);
        assertThat(read(List.of("otherwise"))).containsExactly("otherwise");
    }

    private List<String> read(List<String> state) {
        var _ = latest.read(() -> Uni.createFrom().item(state)).await().indefinitely();
        return latest.get();
    }
}
