package org.clawpatrol.proxy.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.config.ProfileConfig.Grant;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.TimestampValue;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;
import org.clawpatrol.proxy.flow.Peer;
import org.junit.jupiter.api.Test;

class ContextFactsTest {
    private static final Instant NEW_YEAR = Instant.parse("2026-12-31T23:30:00Z");

    private static final ActionContext KNOWN =
            new ActionContext(
                    Optional.of(new Peer("d1", "laptop", "dev", "10.8.0.2")),
                    Optional.of(new ActionContext.EndpointIdentity("api", "https")),
                    Optional.empty(),
                    Optional.of(List.of(new Grant("b", Map.of()), new Grant("a", Map.of()))),
                    Optional.of(new ActionContext.Moment(NEW_YEAR, ZoneId.of("Europe/Berlin"))),
                    new ActionContext.Destination(Optional.of("api.test"), Optional.of(443)));

    @Test
    void contextOfLiveTraffic_isReadWhole() {
        assertThat(read(KNOWN, "agent.device")).isEqualTo(new StringValue("laptop"));
        assertThat(read(KNOWN, "agent.id")).isEqualTo(new StringValue("d1"));
        assertThat(read(KNOWN, "agent.profile")).isEqualTo(new StringValue("dev"));
        assertThat(read(KNOWN, "agent.address")).isEqualTo(new StringValue("10.8.0.2"));
        assertThat(read(KNOWN, "agent.tags")).isEqualTo(ListValue.EMPTY);
        assertThat(read(KNOWN, "agent.owner")).isEqualTo(ErrorValue.ABSENT);
        assertThat(read(KNOWN, "endpoint.name")).isEqualTo(new StringValue("api"));
        assertThat(read(KNOWN, "endpoint.type")).isEqualTo(new StringValue("https"));
        assertThat(read(KNOWN, "credential.name")).isEqualTo(ErrorValue.ABSENT);
        assertThat(read(KNOWN, "credential.names"))
                .isEqualTo(ListValue.ofStrings(List.of("b", "a")));
        assertThat(read(KNOWN, "request.host")).isEqualTo(new StringValue("api.test"));
        assertThat(read(KNOWN, "request.port")).isEqualTo(new IntValue(443));
    }

    @Test
    void hourAndDay_areThoseOfTheConfiguredZone() {
        assertThat(read(KNOWN, "request.time")).isEqualTo(new TimestampValue(NEW_YEAR));
        assertThat(read(KNOWN, "request.hour")).isEqualTo(new IntValue(0));
        assertThat(read(KNOWN, "request.weekday")).isEqualTo(new StringValue("friday"));
    }

    @Test
    void contextThatSaysNothing_isUnknown_butForTheCredential() {
        for (Fact fact : FactSchema.of(Family.SSH).facts()) {
            if (ContextFacts.has(fact) && !fact.path().equals("credential.name")) {
                assertThat(ContextFacts.read(ActionContext.unknown(), fact))
                        .as(fact.path())
                        .isInstanceOf(UnknownValue.class);
            }
        }
    }

    private static Value read(ActionContext context, String path) {
        return ContextFacts.read(context, FactSchema.of(Family.HTTP).fact(path).orElseThrow());
    }
}
