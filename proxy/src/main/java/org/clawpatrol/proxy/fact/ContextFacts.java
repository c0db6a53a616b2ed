package org.clawpatrol.proxy.fact;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.dsl.config.ProfileConfig.Grant;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.TimestampValue;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;
import org.clawpatrol.proxy.flow.Peer;

/** Reads the facts of {@code agent}, {@code endpoint}, {@code credential} and {@code request}. */
public final class ContextFacts {
    private static final Set<String> VARIABLES =
            Set.of("agent", "endpoint", "credential", "request");
    private static final UnknownValue NOT_GIVEN = UnknownValue.of(UnknownValue.Cause.OTHER);

    private ContextFacts() {}

    /** Whether a fact is one of those that every action has. */
    public static boolean has(Fact fact) {
        return VARIABLES.contains(fact.variable());
    }

    /** The value of such a fact; unknown where the context does not say it. */
    public static Value read(ActionContext context, Fact fact) {
        return switch (fact.variable()) {
            case "agent" -> context.peer().map(peer -> agent(peer, fact.field())).orElse(NOT_GIVEN);
            case "endpoint" -> endpoint(context, fact.field());
            case "credential" -> credential(context, fact.field());
            case "request" -> request(context, fact.field());
            default -> NOT_GIVEN;
        };
    }

    private static Value agent(Peer peer, String field) {
        return switch (field) {
            case "device" -> new StringValue(peer.deviceName());
            case "id" -> new StringValue(peer.deviceId());
            case "profile" -> new StringValue(peer.profile());
            case "address" -> new StringValue(peer.address());
            case "owner" -> ErrorValue.ABSENT;
            case "tags" -> ListValue.EMPTY;
            default -> NOT_GIVEN;
        };
    }

    private static Value endpoint(ActionContext context, String field) {
        return text(
                context.endpoint()
                        .map(found -> field.equals("name") ? found.name() : found.type()));
    }

    private static Value credential(ActionContext context, String field) {
        if (field.equals("name")) {
            return context.credential()
                    .map(name -> (Value) new StringValue(name))
                    .orElse(ErrorValue.ABSENT);
        }
        return context.grants().map(ContextFacts::names).orElse(NOT_GIVEN);
    }

    private static Value names(List<Grant> grants) {
        return ListValue.ofStrings(grants.stream().map(Grant::credential).distinct().toList());
    }

    private static Value request(ActionContext context, String field) {
        return switch (field) {
            case "host" -> text(context.destination().host());
            case "port" ->
                    context.destination()
                            .port()
                            .map(port -> (Value) new IntValue(port))
                            .orElse(NOT_GIVEN);
            default -> context.moment().map(moment -> time(moment, field)).orElse(NOT_GIVEN);
        };
    }

    private static Value time(ActionContext.Moment moment, String field) {
        ZonedDateTime local = moment.instant().atZone(moment.zone());
        return switch (field) {
            case "time" -> new TimestampValue(moment.instant());
            case "hour" -> new IntValue(local.getHour());
            case "weekday" -> new StringValue(local.getDayOfWeek().name().toLowerCase(Locale.ROOT));
            default -> NOT_GIVEN;
        };
    }

    private static Value text(Optional<String> text) {
        return text.map(found -> (Value) new StringValue(found)).orElse(NOT_GIVEN);
    }
}
