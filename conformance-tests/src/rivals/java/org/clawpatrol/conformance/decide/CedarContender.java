package org.clawpatrol.conformance.decide;

import com.cedarpolicy.AuthorizationEngine;
import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.entity.Entities;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.exception.InternalException;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.CedarList;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.clawpatrol.engine.fact.Facts;

/** Cedar through its Java library, the parsed policies kept on its native side. */
record CedarContender(AuthorizationEngine engine, PolicySet policies, Entities nobody)
        implements Contender<AuthorizationRequest> {
    private static final EntityUID AGENT = EntityUID.parse("Agent::\"a\"").orElseThrow();
    private static final EntityUID CALL = EntityUID.parse("Action::\"call\"").orElseThrow();
    private static final EntityUID SITE = EntityUID.parse("Site::\"s\"").orElseThrow();

    static CedarContender of(Path file) throws IOException {
        try {
            AuthorizationEngine engine = new BasicAuthorizationEngine();
            PolicySet policies = PolicySet.parsePolicies(file);
            policies.cache();
            return new CedarContender(engine, policies, new Entities());
        } catch (InternalException | CacheException e) {
            throw new IOException(e);
        }
    }

    @Override
    public AuthorizationRequest input(Facts facts) {
        RequestText request = RequestText.of(facts);
        List<Value> teams = List.copyOf(request.teams().stream().map(PrimString::new).toList());
        Map<String, Value> context =
                Map.of(
                        "method", new PrimString(request.method()),
                        "host", new PrimString(request.host()),
                        "path", new PrimString(request.path()),
                        "team", new CedarList(teams));
        return new AuthorizationRequest(AGENT, CALL, SITE, context);
    }

    @Override
    public boolean denies(AuthorizationRequest input) {
        try {
            return !engine.isAuthorized(input, policies, nobody)
                    .success
                    .orElseThrow(() -> new IllegalStateException("no answer"))
                    .isAllowed();
        } catch (AuthException e) {
            throw new IllegalStateException(e);
        }
    }
}
