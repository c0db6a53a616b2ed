package org.clawpatrol.proxy.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.config.ProfileConfig.Grant;
import org.junit.jupiter.api.Test;

class CredentialDispatchTest {

    @Test
    void choose_noGrant_choosesNone() {
        assertThat(choose("anything")).isEmpty();
    }

    @Test
    void choose_oneGrant_choosesItWhateverTheAgentSays() {
        assertThat(choose("", grant("a", "ph-a"))).contains("a");
        assertThat(choose("other", grant("a", "ph-a"))).contains("a");
    }

    @Test
    void choose_severalGrants_choosesTheNamedOne() {
        assertThat(choose("Bearer ph-b", grant("a", "ph-a"), grant("b", "ph-b"))).contains("b");
    }

    @Test
    void choose_nothingNamed_fallsBackToTheUnconstrainedOne() {
        assertThat(choose("Bearer x", grant("a", "ph-a"), grant("b"))).contains("b");
        assertThat(choose("Bearer ph-a", grant("a", "ph-a"), grant("b"))).contains("a");
    }

    @Test
    void choose_nothingNamedAndNoFallback_choosesNone() {
        assertThat(choose("Bearer x", grant("a", "ph-a"), grant("b", "ph-b"))).isEmpty();
    }

    /** A11: both named is ambiguous; one inside the other is not. */
    @Test
    void choose_bothNamed_choosesNone() {
        assertThat(choose("ph-a ph-b", grant("a", "ph-a"), grant("b", "ph-b"))).isEmpty();
    }

    @Test
    void choose_oneInsideTheOther_choosesTheLongerWhateverTheOrder() {
        assertThat(choose("tok-long", grant("a", "tok"), grant("b", "tok-long"))).contains("b");
        assertThat(choose("tok-long", grant("b", "tok-long"), grant("a", "tok"))).contains("b");
        assertThat(choose("tok", grant("b", "tok-long"), grant("a", "tok"))).contains("a");
    }

    /** A11: what could be meant for either is not what is meant for neither. */
    @Test
    void choose_bothNamedBesideAFallback_choosesNone() {
        assertThat(choose("ph-a ph-b", grant("a", "ph-a"), grant("b", "ph-b"), grant("admin")))
                .isEmpty();
    }

    /** A11. */
    @Test
    void choose_innerOneAlsoOnItsOwn_choosesNone() {
        Grant[] grants = {grant("a", "tok"), grant("b", "tok-long"), grant("admin")};
        assertThat(choose("tok-long tok", grants)).isEmpty();
        assertThat(choose("toktok-long", grants)).isEmpty();
        assertThat(choose("totok-longk", grants)).contains("b");
    }

    @Test
    void choose_tie_choosesNone() {
        assertThat(choose("", grant("a"), grant("b"))).isEmpty();
        assertThat(choose("ph", grant("a", "ph"), grant("b", "ph"))).isEmpty();
    }

    @Test
    void choose_mostSpecific_winsOverTies() {
        Grant exact = new Grant("c", Map.of("placeholder", "ph", "user", "ro"));
        DispatchSubject subject = new Said("ph", Optional.of("ro"));
        List<Grant> grants = List.of(grant("a", "ph"), grant("b", "ph"), exact);
        assertThat(CredentialDispatch.choose(grants, subject)).contains("c");
    }

    @Test
    void choose_otherDisambiguator_mustEqualExactly() {
        Grant grant = new Grant("a", Map.of("user", "ro"));
        Grant other = new Grant("b", Map.of("user", "rw"));
        List<Grant> grants = List.of(grant, other);
        assertThat(CredentialDispatch.choose(grants, new Said("", Optional.of("ro"))))
                .contains("a");
        assertThat(CredentialDispatch.choose(grants, new Said("", Optional.of("r")))).isEmpty();
        assertThat(CredentialDispatch.choose(grants, new Said("", Optional.empty()))).isEmpty();
    }

    private static Optional<String> choose(String text, Grant... grants) {
        return CredentialDispatch.choose(List.of(grants), new Said(text, Optional.empty()));
    }

    private static Grant grant(String name) {
        return new Grant(name, Map.of());
    }

    private static Grant grant(String name, String placeholder) {
        return new Grant(name, Map.of("placeholder", placeholder));
    }

    private record Said(String text, Optional<String> user) implements DispatchSubject {
        @Override
        public List<String> placeholderTexts() {
            return List.of(text);
        }

        @Override
        public Optional<String> value(String disambiguator) {
            return disambiguator.equals("user") ? user : Optional.empty();
        }
    }
}
