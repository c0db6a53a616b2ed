package org.clawpatrol.dsl.hcl;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.source.MappedText;

/** The value of an evaluated HCL expression. Immutable. */
public sealed interface HclValue {

    /** A computed text, in Unicode normal form C as all texts of the language are. */
    static HclValue text(String text) {
        return new StringValue(Normalizer.normalize(text, Normalizer.Form.NFC), Optional.empty());
    }

    static HclValue number(long number) {
        return new NumberValue(BigDecimal.valueOf(number));
    }

    /** "a string", "a list" and so on, for diagnostics. */
    default String kind() {
        return Operations.kind(this);
    }

    /**
     * @param origin where the characters stand in the source, when the expression was one literal
     */
    record StringValue(String text, Optional<MappedText> origin) implements HclValue {}

    record NumberValue(BigDecimal number) implements HclValue {}

    record BoolValue(boolean value) implements HclValue {}

    record NullValue() implements HclValue {}

    record ListValue(List<HclValue> elements) implements HclValue {
        public ListValue {
            elements = List.copyOf(elements);
        }
    }

    /** Keeps the order of the source. */
    record ObjectValue(Map<String, HclValue> members) implements HclValue {
        public ObjectValue {
            members = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(members));
        }
    }
}
