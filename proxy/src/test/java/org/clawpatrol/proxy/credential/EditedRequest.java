package org.clawpatrol.proxy.credential;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.proxy.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * A request that keeps in the clear what an injection did to it. Public fields are what the agent
 * sent; set them before.
 */
public final class EditedRequest implements RequestEdit {
    public String method = "GET";
    public String host = "api.test";
    public int port = 443;
    public String target = "/";
    public @Nullable String rawPath;
    public Instant now = Instant.parse("2026-03-01T12:00:00Z");
    public Optional<byte[]> body = Optional.of(new byte[0]);
    public Optional<String> fingerprint = Optional.of("fingerprint");
    public Optional<String> placeholder = Optional.empty();
    public EndpointConfig endpoint =
            new EndpointConfig(
                    "api",
                    "https",
                    Family.HTTP,
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    private final Map<String, List<String>> agents = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> changed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<String> removed = new ArrayList<>();
    private final Map<String, String> inMessages = new LinkedHashMap<>();
    private final List<String> masked = new ArrayList<>();
    private @Nullable String newTarget;
    private @Nullable String newBody;
    private @Nullable BodyRewrite rewrite;

    /** Adds a field that the agent sent. */
    public EditedRequest with(String name, String value) {
        agents.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
        return this;
    }

    /** The fields that were set, by name. */
    public Map<String, String> changed() {
        return changed;
    }

    /** Names of the fields that were dropped. */
    public List<String> removed() {
        return removed;
    }

    /** What the answer is searched for besides the credential's own secrets. */
    public List<String> masked() {
        return masked;
    }

    /** What takes the place of placeholders in messages, in order. */
    public Map<String, String> inMessages() {
        return inMessages;
    }

    /** What takes the place of path and query. */
    public Optional<String> newTarget() {
        return Optional.ofNullable(newTarget);
    }

    /** What takes the place of the body. */
    public Optional<String> newBody() {
        return Optional.ofNullable(newBody);
    }

    /** What makes another body of the agent's. */
    public Optional<BodyRewrite> rewrite() {
        return Optional.ofNullable(rewrite);
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String host() {
        return host;
    }

    @Override
    public String target() {
        return target;
    }

    @Override
    public String rawPath() {
        return rawPath == null ? target.replaceFirst("\\?.*", "") : rawPath;
    }

    @Override
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    @Override
    public List<String> all(String name) {
        String set = changed.get(name);
        return set == null ? agents.getOrDefault(name, List.of()) : List.of(set);
    }

    @Override
    public EndpointConfig endpoint() {
        return endpoint;
    }

    @Override
    public String authority() {
        return port == 443 ? host : host + ":" + port;
    }

    @Override
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        agents.keySet().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        changed.keySet().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        return names;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Optional<byte[]> body() {
        return body;
    }

    @Override
    public Optional<String> fingerprint() {
        return fingerprint;
    }

    @Override
    public Optional<String> placeholder() {
        return placeholder;
    }

    @Override
    public void replaceInMessages(String text, Secret secret) {
        inMessages.put(text, secret.revealText());
    }

    @Override
    public void set(String name, String value) {
        changed.put(name, value);
    }

    @Override
    public void remove(String name) {
        removed.add(name);
        agents.remove(name);
        changed.remove(name);
    }

    @Override
    public void setSecret(String name, String prefix, Secret secret) {
        changed.put(name, prefix + secret.revealText());
    }

    @Override
    public void setTarget(Secret secret) {
        newTarget = secret.revealText();
    }

    @Override
    public void setBody(Secret secret) {
        newBody = secret.revealText();
    }

    @Override
    public void rewriteBody(BodyRewrite how) {
        rewrite = how;
    }

    @Override
    public void mask(Secret derived) {
        masked.add(derived.revealText());
    }
}
