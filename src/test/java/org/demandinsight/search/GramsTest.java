package org.demandinsight.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GramsTest {
    @Test
    void chineseGivesOneToThreeCharacters() {
        assertThat(grams("停水了")).containsExactly("停", "水", "停水", "了", "水了", "停水了");
    }

    @Test
    void lettersAndDigitsGiveWords() {
        assertThat(grams("Bus 12 late"))
                .containsExactly("Bus", "12", "Bus 12", "late", "12 late", "Bus 12 late");
    }

    @Test
    void nothingReachesOverPunctuationOrARedactionMark() {
        assertThat(grams("水，电")).containsExactly("水", "电");
        assertThat(grams("打⟦MOBILE⟧问")).containsExactly("打", "问");
    }

    @Test
    void anUnfinishedMarkIsPunctuation() {
        assertThat(grams("水⟦电")).containsExactly("水", "电");
    }

    @Test
    void theSameWordsHaveTheSameHash() {
        assertThat(hashes("ＢＵＳ")).isEqualTo(hashes("bus"));
        assertThat(hashes("停水")).isNotEqualTo(hashes("水停"));
    }

    @Test
    void longNumbersAreAlikeShortOnesAreNot() {
        assertThat(hashes("工单20240101")).isEqualTo(hashes("工单20249999"));
        assertThat(hashes("3号线")).isNotEqualTo(hashes("4号线"));
    }

    @Test
    void fewDifferentGramsShareAHash() {
        var seen = new HashMap<Integer, Integer>();
        for (char a = '一'; a < '一' + 300; a++) {
            for (char b = '一'; b < '一' + 300; b++) {
                seen.merge(hashes("" + a + b).get(2), 1, Integer::sum);
            }
        }

        assertThat(seen.size()).isGreaterThan(89_990);
    }

    private static List<String> grams(String text) {
        var read = new Grams().read(text, 1);
        return IntStream.range(0, read.size)
                .mapToObj(i -> text.substring(read.starts[i], read.ends[i]))
                .toList();
    }

    private static List<Integer> hashes(String text) {
        var read = new Grams().read(text, 1);
        return Arrays.stream(read.hashes).limit(read.size).boxed().toList();
    }
}
