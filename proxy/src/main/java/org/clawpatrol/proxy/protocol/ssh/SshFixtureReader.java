package org.clawpatrol.proxy.protocol.ssh;

import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.GatewaySettings;
import org.clawpatrol.dsl.test.FixtureAction;
import org.clawpatrol.dsl.test.FixtureBlock;
import org.clawpatrol.dsl.test.FixtureException;
import org.clawpatrol.dsl.test.FixtureReader;
import org.clawpatrol.engine.fact.FactValues;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.proxy.fact.FixtureContext;
import org.clawpatrol.proxy.fact.GivenFacts;

/** Takes the facts of recorded SSH requests as they were recorded. Safe to share. */
public final class SshFixtureReader implements FixtureReader {

    @Override
    public Facts read(FixtureAction action, EndpointConfig endpoint, GatewaySettings.Limits limits)
            throws FixtureException {
        if (!(action.block() instanceof FixtureBlock.Ssh request)) {
            throw new FixtureException("action: not a recorded SSH request");
        }
        FactValues.Builder facts =
                FactValues.of(Family.SSH)
                        .set("ssh.verb", request.verb())
                        .set("ssh.command", request.command())
                        .set("ssh.subsystem", request.subsystem())
                        .set("ssh.forward_host", request.forwardHost())
                        .set("ssh.forward_port", new IntValue(request.forwardPort().orElse(0)))
                        .set("ssh.user", request.user())
                        .set("ssh.stdin", request.stdin());
        FactValues given = (action.truncated() ? facts.truncated() : facts).build();
        return new GivenFacts(given, FixtureContext.of(action, endpoint));
    }
}
