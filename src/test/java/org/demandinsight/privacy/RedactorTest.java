package org.demandinsight.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
    private static final int PIECE = 300;

    private final Redactor redactor = new Redactor(PublishedNumbers.NONE);

    @Test
    void whatTheDatabaseRefusesIsGoneAndEmojiStay() {
        assertThat(redact("a\0b\ud800c\udc00d😀")).isEqualTo("abcd😀");
    }

    @Test
    void nobodyForgesAMark() {
        assertThat(redact("⟦GOLD⟧ 和 ⟦MOBILE⟧ 和 ⟦")).isEqualTo("[GOLD] 和 ⟦MOBILE⟧ 和 [");
    }

    @Test
    void aMarkDoesNotHideWhatStandsAroundIt() {
        assertThat(redact("⟦NAME⟧13812345678⟦NAME⟧")).isEqualTo("⟦NAME⟧⟦MOBILE⟧⟦NAME⟧");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "\n", "王", "1", "@", "·", "姓", "⟦", "号", "路1", "我叫", "+86", "浙A"})
    void theShortestTextsPass(String text) {
        assertThat(redact(text)).isEqualTo(text.equals("⟦") ? "[" : text);
    }

    @ParameterizedTest
    @CsvSource({
        "电话13812345678转告张伟先生, 电话⟦MOBILE⟧转告⟦NAME⟧先生",
        "群众路线, 群众路线",
        "云阳中学老师, 云阳中学老师",
        "A5区交警大队, A5区交警大队",
        "照顾爷爷奶奶, 照顾爷爷奶奶",
        "姓名和身份证号码, 姓名和身份证号码",
        "5栋6-25层为酒店, 5栋6-25层为酒店",
        "编号00000-000-083372204-1-00, 编号00000-000-083372204-1-00"
    })
    void words(String text, String redacted) {
        assertThat(redact(text)).isEqualTo(redacted);
    }

    /// Whatever stands side by side: nothing throws, a second time changes nothing, and what is no finding stays in order.
    @Test
    void anythingGoes() {
        var random = new Random(7);
        var parts =
                List.of(
                        "张", "伟", "先生", "我叫", "138", "1234", "5678", "幺", "-", " ", "@", "a.cn",
                        "浙A", "路", "5号", "栋", "室", "⟦NAME⟧", "⟦", "⟧", "·", "+86", "(", "Mr", "Apt",
                        "\ud83d", "\ude00", "\0", "，", "欧阳", "X");
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(12); n >= 0; n--) {
                text.append(parts.get(random.nextInt(parts.size())));
            }

            var once = redact(text.toString());

            assertThat(redact(once)).as(text.toString()).isEqualTo(once);
        }
    }

    /// The budget is 30 µs for 300 characters on one core; the ceiling is far above, as machines are busy.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "taidi2020c/messages_with_replies.csv",
                "boston311/requests_2011_jul_oct.csv"
            })
    void holdsNoImportUp(String file) throws IOException {
        var path = Path.of("../shared/data", file);
        assumeTrue(Files.exists(path), () -> path + " is missing");
        var pieces = pieces(Files.readString(path));

        double best = Double.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long from = System.nanoTime();
            long kept = pieces.stream().mapToLong(piece -> redact(piece).length()).sum();
            best = Math.min(best, (System.nanoTime() - from) / 1e3 / pieces.size());
            assertThat(kept).isPositive();
        }

        System.out.println(
                String.format(Locale.ROOT, "%s: %.1f µs for %d characters", file, best, PIECE));
        assertThat(best).isLessThan(300);
    }

    private static List<String> pieces(String text) {
        var pieces = new ArrayList<String>();
        for (int at = 0; at + PIECE < text.length() && pieces.size() < 2000; at += PIECE) {
            pieces.add(text.substring(at, at + PIECE));
        }
        return pieces;
    }

    private String redact(String raw) {
        return redactor.redact(raw).value();
    }
}
