package org.clawpatrol.dsl.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.clawpatrol.dsl.condition.ConditionTokens;
import org.clawpatrol.dsl.hcl.HclReader;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Source;
import org.junit.jupiter.api.Test;

/** Whatever a file looks like, its layout says the same, keeps its comments and is final. */
class RandomFilesTest {
    private static final int FILES = Integer.getInteger("format.files", 1_000);

    @Test
    void randomFiles_formatted_sayTheSameAndStaySo() {
        int read = 0;
        for (long seed = 0; seed < FILES; seed++) {
            String text = new RandomHcl(seed).file();
            if (isValid(text)) {
                Formatted.checked(text);
                read++;
            }
        }
        assertThat(read).isGreaterThan(FILES * 8 / 10);
    }

    @Test
    void randomConditions_formatted_sayTheSameAndStaySo() {
        int read = 0;
        for (long seed = 0; seed < FILES; seed++) {
            String text = new RandomCondition(new Random(seed)).text();
            if (ConditionTokens.of(text).isPresent()) {
                Formatted.checked("rule \"r\" {\n condition = <<-CEL\n" + text + "\nCEL\n}\n");
                read++;
            }
        }
        assertThat(read).isGreaterThan(FILES * 9 / 10);
    }

    private static boolean isValid(String text) {
        return new HclReader()
                .written(new Source("random.hcl", text), new Diagnostics())
                .isPresent();
    }
}
