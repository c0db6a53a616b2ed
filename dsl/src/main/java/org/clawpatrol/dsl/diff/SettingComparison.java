package org.clawpatrol.dsl.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.clawpatrol.dsl.config.ApproverConfig;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.config.GatewaySettings.ProxySettings;
import org.clawpatrol.dsl.config.RequestLimits;
import org.clawpatrol.engine.policy.EndpointPolicy;

/** Compares what is no rule: defaults, limits, credentials, approvers, ways out. One use. */
final class SettingComparison {
    private final Configuration before;
    private final Configuration after;
    private final List<SettingChange> changes = new ArrayList<>();

    SettingComparison(Configuration before, Configuration after) {
        this.before = before;
        this.after = after;
    }

    List<SettingChange> changes() {
        defaults();
        changes.addAll(new EndpointSettings(before, after).changes());
        changes.addAll(new ReachComparison(before, after).changes());
        credentials();
        approvers();
        limits();
        gateway();
        return List.copyOf(changes);
    }

    private void add(
            String kind, String subject, Object then, Object now, boolean opens, String note) {
        if (!Objects.equals(then, now)) {
            changes.add(
                    new SettingChange(kind, subject, then.toString(), now.toString(), opens, note));
        }
    }

    private void defaults() {
        boolean denied = before.defaults().denyUnknownHosts();
        boolean denies = after.defaults().denyUnknownHosts();
        add(
                "default",
                "unknown_host",
                denied ? "deny" : "passthrough",
                denies ? "deny" : "passthrough",
                denied && !denies,
                denies ? "" : "hosts that no endpoint claims are reached, unread and undecided");
        boolean allowed = before.defaults().humanTimeoutAllows();
        boolean allows = after.defaults().humanTimeoutAllows();
        add(
                "default",
                "human_on_timeout",
                allowed ? "allow" : "deny",
                allows ? "allow" : "deny",
                allows && !allowed,
                allows ? "what nobody decides in time goes on" : "");
    }

    private void credentials() {
        for (CredentialConfig then : before.credentials().values()) {
            CredentialConfig now = after.credentials().get(then.name());
            if (now != null && !isSame(then, now)) {
                changes.add(
                        new SettingChange(
                                "credential_changed",
                                then.name(),
                                then.type(),
                                now.type(),
                                true,
                                "another secret or reach behind the same name"));
            }
        }
    }

    /** Whether the same is sent by the same name, as far as a configuration says. */
    private static boolean isSame(CredentialConfig then, CredentialConfig now) {
        return then.type().equals(now.type())
                && then.settings().equals(now.settings())
                && then.stored().equals(now.stored());
    }

    private void approvers() {
        for (ApproverConfig then : before.approvers().values()) {
            ApproverConfig now = after.approvers().get(then.name());
            if (now != null) {
                add(
                        "approver",
                        then.name(),
                        then.timeout().toSeconds() + " s",
                        now.timeout().toSeconds() + " s",
                        false,
                        "how long it waits");
            }
        }
    }

    private void limits() {
        long cap = before.gateway().limits().bodyBuffer();
        long newCap = after.gateway().limits().bodyBuffer();
        add(
                "limit",
                "body_buffer",
                cap + " bytes",
                newCap + " bytes",
                false,
                "what is longer counts as cut; decisions that change by it are told above");
        RequestLimits then = before.gateway().limits().requests();
        RequestLimits now = after.gateway().limits().requests();
        limit("header bytes", then.head(), now.head());
        limit("header fields", then.fields(), now.fields());
        limit("URL bytes", then.url(), now.url());
        limit("body bytes", then.body().orElse(Long.MAX_VALUE), now.body().orElse(Long.MAX_VALUE));
    }

    private void limit(String subject, long then, long now) {
        add(
                "limit",
                subject,
                amount(then),
                amount(now),
                now > then,
                now > then ? "requests that were refused for their size go to the rules" : "");
    }

    private static String amount(long number) {
        return number == Long.MAX_VALUE ? "no limit" : Long.toString(number);
    }

    private void gateway() {
        add(
                "gateway",
                "upstream_proxy",
                before.gateway().upstreamProxy(),
                after.gateway().upstreamProxy(),
                true,
                "traffic with credentials goes another way");
        Optional<String> profile = before.gateway().proxy().flatMap(ProxySettings::defaultProfile);
        Optional<String> newProfile =
                after.gateway().proxy().flatMap(ProxySettings::defaultProfile);
        add(
                "gateway",
                "default_profile",
                profile.orElse("none"),
                newProfile.orElse("none"),
                newProfile.isPresent(),
                "what programs on the gateway's machine get that do not prove who they are");
        add(
                "gateway",
                "client_ca",
                authority(before),
                authority(after),
                after.gateway().proxy().flatMap(ProxySettings::clientCa).isPresent(),
                "whose certificates prove devices");
        boolean timed = readsTime(before) || readsTime(after);
        add(
                "gateway",
                "time_zone",
                before.gateway().timeZone(),
                after.gateway().timeZone(),
                timed,
                timed ? "rules read the hour or the day; those decisions are not compared" : "");
    }

    private static String authority(Configuration of) {
        return of.gateway()
                .proxy()
                .flatMap(ProxySettings::clientCa)
                .map(pem -> "certificates #%08x".formatted(pem.hashCode()))
                .orElse("none");
    }

    private static boolean readsTime(Configuration configuration) {
        return configuration.endpoints().keySet().stream()
                .flatMap(name -> configuration.policy().endpoint(name).stream())
                .map(EndpointPolicy::reads)
                .flatMap(facts -> facts.stream())
                .anyMatch(
                        fact ->
                                Map.of("request.hour", 1, "request.weekday", 1)
                                        .containsKey(fact.path()));
    }
}
