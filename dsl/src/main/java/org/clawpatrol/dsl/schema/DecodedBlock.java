package org.clawpatrol.dsl.schema;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.clawpatrol.dsl.config.HostPort;
import org.clawpatrol.dsl.hcl.Block;
import org.clawpatrol.dsl.hcl.Expression;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.source.MappedText;
import org.clawpatrol.dsl.source.Span;

/**
 * A block whose attributes were converted as its schema says. Immutable.
 *
 * <p>An attribute that is absent, null or wrong has no value; asking for one that the schema does
 * not declare with that kind finds nothing.
 */
public final class DecodedBlock {
    private final Block block;
    private final BlockSchema schema;
    private final Map<String, Entry> entries;
    private final Map<String, DecodedBlock> blocks;
    private final boolean valid;

    record Entry(DecodedValue value, Expression expression) {}

    DecodedBlock(
            Block block,
            BlockSchema schema,
            Map<String, Entry> entries,
            Map<String, DecodedBlock> blocks,
            boolean valid) {
        this.block = block;
        this.schema = schema;
        this.entries = Map.copyOf(entries);
        this.blocks = Map.copyOf(blocks);
        this.valid = valid;
    }

    public BlockSchema schema() {
        return schema;
    }

    /** Whether no problem was found in it. */
    public boolean valid() {
        return valid;
    }

    /** The last label; empty for a block without labels. */
    public String name() {
        return block.labels().isEmpty() ? "" : block.labels().getLast().text();
    }

    public Span header() {
        return block.header();
    }

    public Optional<DecodedBlock> block(String keyword) {
        return Optional.ofNullable(blocks.get(keyword));
    }

    public boolean has(String attribute) {
        return entries.containsKey(attribute);
    }

    /** Whether an attribute is there with a value that is neither empty nor {@code false}. */
    public boolean says(String attribute) {
        Entry entry = entries.get(attribute);
        if (entry == null) {
            return false;
        }
        return switch (entry.value()) {
            case DecodedValue.Text text -> !text.text().isEmpty();
            case DecodedValue.Flag flag -> flag.value();
            case DecodedValue.Texts texts -> !texts.values().isEmpty();
            case DecodedValue.TextMap texts -> !texts.values().isEmpty();
            case DecodedValue.Whole whole -> true;
            case DecodedValue.Time time -> true;
            case DecodedValue.Address address -> true;
            case DecodedValue.Raw raw -> true;
        };
    }

    /** The value expression of an attribute, or the header where the attribute is absent. */
    public Span span(String attribute) {
        return expression(attribute).map(Expression::span).orElseGet(this::header);
    }

    /** The value as written. */
    public Optional<Expression> expression(String attribute) {
        return Optional.ofNullable(entries.get(attribute)).map(Entry::expression);
    }

    public Optional<String> text(String attribute) {
        return value(attribute, DecodedValue.Text.class).map(DecodedValue.Text::text);
    }

    /** A text that says something: an empty one counts as absent. */
    public Optional<String> filled(String attribute) {
        return text(attribute).filter(text -> !text.isEmpty());
    }

    /** A text with the places its characters come from; all at its start when it was computed. */
    public Optional<MappedText> mappedText(String attribute) {
        return value(attribute, DecodedValue.Text.class)
                .map(text -> text.origin().orElseGet(() -> computed(attribute, text.text())));
    }

    private MappedText computed(String attribute, String text) {
        Span span = span(attribute);
        int[] offsets = new int[text.length() + 1];
        Arrays.fill(offsets, span.start());
        return new MappedText(span.source(), text, offsets);
    }

    public boolean flag(String attribute) {
        return value(attribute, DecodedValue.Flag.class)
                .map(DecodedValue.Flag::value)
                .orElse(false);
    }

    public OptionalLong whole(String attribute) {
        return value(attribute, DecodedValue.Whole.class).stream()
                .mapToLong(DecodedValue.Whole::value)
                .findFirst();
    }

    /** A text read as a length of time; empty when it is none. */
    public Optional<Duration> length(String attribute) {
        return text(attribute).flatMap(DurationText::parse);
    }

    public Optional<Duration> time(String attribute) {
        return value(attribute, DecodedValue.Time.class).map(DecodedValue.Time::value);
    }

    /** Empty when absent and when {@code off}; see {@link #has}. */
    public Optional<HostPort> address(String attribute) {
        return value(attribute, DecodedValue.Address.class).flatMap(DecodedValue.Address::value);
    }

    public List<String> texts(String attribute) {
        return value(attribute, DecodedValue.Texts.class)
                .map(DecodedValue.Texts::values)
                .orElse(List.of());
    }

    public Map<String, String> textMap(String attribute) {
        return value(attribute, DecodedValue.TextMap.class)
                .map(DecodedValue.TextMap::values)
                .orElse(Map.of());
    }

    public Optional<HclValue> raw(String attribute) {
        return value(attribute, DecodedValue.Raw.class).map(DecodedValue.Raw::value);
    }

    private <T extends DecodedValue> Optional<T> value(String attribute, Class<T> type) {
        return Optional.ofNullable(entries.get(attribute))
                .map(Entry::value)
                .filter(type::isInstance)
                .map(type::cast);
    }
}
