package org.clawpatrol.proxy.protocol.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two implementations of the API server's rules, over what neither was written for. */
class ApiRequestDifferentialTest {
    private static final int RUNS = 20_000;

    @ParameterizedTest
    @ValueSource(longs = {20_261_121, 7, 42})
    void requestLines_areReadAlike_byTwoImplementations(long seed) {
        RequestLines lines = new RequestLines(new Random(seed));
        int resources = 0;
        int named = 0;
        for (int i = 0; i < RUNS; i++) {
            String method = lines.method();
            String target = lines.target();
            var read = ApiRequestReader.read(method, target).map(ApiRequestDifferentialTest::line);
            assertThat(read)
                    .as(method + " " + target)
                    .isEqualTo(PatternReading.read(method, target));
            resources += read.isPresent() ? 1 : 0;
            named +=
                    read.filter(line -> line.matches("(?s)(list|watch).*[^|]")).isPresent() ? 1 : 0;
        }
        assertThat(resources).isGreaterThan(RUNS / 3);
        assertThat(named).isGreaterThan(RUNS / 200);
    }

    @Test
    void labelSelectors_areCheckedAlike_byTwoImplementations() {
        RequestLines lines = new RequestLines(new Random(11));
        int good = 0;
        for (int i = 0; i < RUNS; i++) {
            String text = lines.labels();
            boolean accepted = LabelSelector.isWellFormed(text);
            assertThat(accepted).as(text).isEqualTo(PatternReading.isLabelSelector(text));
            good += accepted ? 1 : 0;
        }
        assertThat(good).isBetween(RUNS / 10, RUNS * 9 / 10);
    }

    private static String line(ApiRequest request) {
        boolean every = request.verb().equals(ApiRequest.DELETE) && request.name().isEmpty();
        assertThat(request.collection()).isEqualTo(every);
        return PatternReading.line(
                request.verb(), request.resource(), request.namespace(), request.name());
    }
}
