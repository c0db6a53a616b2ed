package org.clawpatrol.dsl.schema;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.config.HostPort;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.source.MappedText;

/** The value of an attribute, converted as its schema says. Immutable. */
sealed interface DecodedValue {

    /**
     * @param origin where the characters stand, when the value was written as one literal
     */
    record Text(String text, Optional<MappedText> origin) implements DecodedValue {}

    record Flag(boolean value) implements DecodedValue {}

    record Whole(long value) implements DecodedValue {}

    record Time(Duration value) implements DecodedValue {}

    /**
     * @param value empty for {@code off}
     */
    record Address(Optional<HostPort> value) implements DecodedValue {}

    record Texts(List<String> values) implements DecodedValue {
        public Texts {
            values = List.copyOf(values);
        }
    }

    /** In the order of the source. */
    record TextMap(Map<String, String> values) implements DecodedValue {
        public TextMap {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /** Left as evaluated, for the few attributes whose shape only their reader knows. */
    record Raw(HclValue value) implements DecodedValue {}
}
