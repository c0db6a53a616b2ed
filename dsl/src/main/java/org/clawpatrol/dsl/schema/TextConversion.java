package org.clawpatrol.dsl.schema;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import org.clawpatrol.dsl.config.HostPort;
import org.clawpatrol.dsl.hcl.Attribute;
import org.clawpatrol.dsl.source.Diagnostic;

/** Reads the attributes whose value is a text with a grammar of its own. Immutable. */
record TextConversion(AttributeSchema schema, Attribute attribute, String text) {

    Converted choice(ValueKind.Choice kind) {
        if (text.isEmpty()) {
            return new Converted.Absent();
        }
        return kind.words().contains(text)
                ? found(new DecodedValue.Text(text, Optional.empty()))
                : wrong(kind.id(), Suggestion.of(text, kind.words(), "values"));
    }

    Converted time(ValueKind.TimeSpan kind) {
        if (text.isEmpty()) {
            return new Converted.Absent();
        }
        return DurationText.parse(text)
                .filter(Duration::isPositive)
                .map(time -> found(new DecodedValue.Time(time)))
                .orElseGet(
                        () ->
                                wrong(
                                        kind.id(),
                                        "write a length of time above zero, such as `30s` or"
                                                + " `24h`"));
    }

    Converted retention(ValueKind.Retention kind) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            return new Converted.Absent();
        }
        Optional<Duration> time =
                trimmed.equals("off")
                        ? Optional.of(Duration.ZERO)
                        : DurationText.parse(trimmed).filter(found -> !found.isNegative());
        return time.map(found -> found(new DecodedValue.Time(found)))
                .orElseGet(() -> wrong(kind.id(), "write for example `720h`, or `off`"));
    }

    Converted keepAlive(ValueKind.KeepAlive kind) {
        if (text.isEmpty()) {
            return new Converted.Absent();
        }
        Optional<Duration> time =
                text.equals("always")
                        ? Optional.of(ChronoUnit.FOREVER.getDuration())
                        : DurationText.parse(text).filter(found -> !found.isNegative());
        return time.map(found -> found(new DecodedValue.Time(found)))
                .orElseGet(() -> wrong(kind.id(), "write for example `5m`, `0` or `always`"));
    }

    Converted size(ValueKind.Size kind) {
        if (text.isBlank()) {
            return new Converted.Absent();
        }
        OptionalLong size = SizeText.parse(text);
        return size.isPresent()
                ? found(new DecodedValue.Whole(size.getAsLong()))
                : wrong(
                        kind.id(),
                        "write a whole number above zero with unit `b`, `k`, `m`, `g`, `KiB`,"
                                + " `MiB` or `GiB`");
    }

    Converted address(ValueKind.Address kind) {
        if (kind.off() && text.equals("off")) {
            return found(new DecodedValue.Address(Optional.empty()));
        }
        boolean mayBeBlank = schema.presence() != AttributeSchema.Presence.REQUIRED || kind.off();
        if (mayBeBlank && text.isEmpty()) {
            return new Converted.Absent();
        }
        Optional<HostPort> address = AddressText.parse(text, kind.listening());
        return address.isPresent()
                ? found(new DecodedValue.Address(address))
                : wrong(
                        "C-ADDRESS",
                        kind.off() ? "write `host:port` or `off`" : "write `host:port`");
    }

    private static Converted found(DecodedValue value) {
        return new Converted.Found(value);
    }

    private Converted wrong(String id, String help) {
        return new Converted.Wrong(
                Diagnostic.error(
                                id,
                                attribute.value().span(),
                                "`" + text + "` is not valid for `" + schema.name() + "`")
                        .help(help));
    }
}
