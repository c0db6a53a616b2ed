package org.clawpatrol.dsl.test;

import java.util.Locale;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.GatewaySettings;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;

/** Reads method and path only; every other fact is unknown. */
final class FakeHttpReader implements FixtureReader {

    @Override
    public Facts read(FixtureAction action, EndpointConfig endpoint, GatewaySettings.Limits limits)
            throws FixtureException {
        if (!(action.block() instanceof FixtureBlock.Http http)) {
            throw new FixtureException("not an HTTP request");
        }
        return new HttpFacts(http);
    }

    private record HttpFacts(FixtureBlock.Http http) implements Facts {
        @Override
        public Value value(Fact fact) {
            return switch (fact.path()) {
                case "http.method" -> new StringValue(http.method().toLowerCase(Locale.ROOT));
                case "http.path" -> new StringValue(http.path());
                default -> UnknownValue.of(UnknownValue.Cause.TRUNCATED);
            };
        }

        @Override
        public boolean truncated() {
            return true;
        }

        @Override
        public boolean unparseable() {
            return false;
        }
    }
}
