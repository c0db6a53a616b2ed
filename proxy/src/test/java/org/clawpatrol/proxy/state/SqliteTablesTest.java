package org.clawpatrol.proxy.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.proxy.journal.ActionRecord;
import org.clawpatrol.proxy.journal.Basis;
import org.clawpatrol.proxy.journal.Outcome;
import org.clawpatrol.proxy.journal.Records;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteTablesTest {
    private static final Instant TIME = Instant.parse("2026-03-01T10:00:00.123456789Z");
    private static final Instant LATER = TIME.plusSeconds(60);

    @TempDir Path folder;
    private SqliteStateStore store;

    @BeforeEach
    void open() {
        store = SqliteStateStore.open(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void device_deleted_takesItsTokensAlong() {
        var device = new DeviceTable.Row("1", "laptop", "default", TIME, TIME);
        store.devices().insert(device, "hash");
        assertThat(store.devices().byTokenHash("hash")).contains(device);
        assertThat(store.devices().byTokenHash("HASH")).isEmpty();
        assertThat(store.devices().delete("1")).isTrue();
        assertThat(store.devices().byTokenHash("hash")).isEmpty();
        assertThat(store.devices().delete("1")).isFalse();
    }

    @Test
    void device_withATokenInUse_isNotHalfInserted() {
        store.devices().insert(new DeviceTable.Row("1", "a", "default", TIME, TIME), "hash");
        assertThatThrownBy(
                        () ->
                                store.devices()
                                        .insert(
                                                new DeviceTable.Row(
                                                        "2", "b", "default", TIME, TIME),
                                                "hash"))
                .isInstanceOf(StateUnavailableException.class);
        assertThat(store.devices().all()).hasSize(1);
    }

    @Test
    void device_seenAndMoved_keepsTheRest() {
        store.devices().insert(new DeviceTable.Row("1", "a", "default", TIME, TIME), "hash");
        store.devices().seen("1", LATER);
        assertThat(store.devices().setProfile("1", "other")).isTrue();
        assertThat(store.devices().setProfile("2", "other")).isFalse();
        assertThat(store.devices().all())
                .containsExactly(new DeviceTable.Row("1", "a", "other", TIME, LATER));
    }

    @Test
    void password_changed_endsEverySession() {
        OperatorTable operators = store.operators();
        assertThat(operators.createPasswordHash("root", "first", TIME)).isTrue();
        assertThat(operators.createPasswordHash("root", "second", TIME)).isFalse();
        assertThat(operators.passwordHash("root")).contains("first");
        var session = new OperatorTable.Session("root", TIME, LATER);
        operators.putSession("token", session);
        operators.putSession("other", new OperatorTable.Session("alice", TIME, LATER));
        assertThat(operators.session("token")).contains(session);
        operators.setPasswordHash("root", "third", LATER);
        assertThat(operators.passwordHash("root")).contains("third");
        assertThat(operators.session("token")).isEmpty();
        assertThat(operators.session("other")).isPresent();
        operators.deletePassword("root");
        assertThat(operators.passwordHash("root")).isEmpty();
    }

    @Test
    void session_expired_isSweptAndOthersStay() {
        store.operators().putSession("old", new OperatorTable.Session("root", TIME, TIME));
        store.operators().putSession("new", new OperatorTable.Session("root", TIME, LATER));
        store.operators().deleteExpiredSessions(TIME);
        assertThat(store.operators().session("old")).isEmpty();
        assertThat(store.operators().session("new")).isPresent();
        store.operators().deleteSession("new");
        assertThat(store.operators().session("new")).isEmpty();
    }

    @Test
    void apiToken_withANameInUse_isNotStored() {
        var token = new OperatorTable.ApiToken("ci", "root", TIME);
        assertThat(store.operators().putApiToken("hash", token)).isTrue();
        assertThat(store.operators().putApiToken("other", token)).isFalse();
        assertThat(store.operators().apiToken("hash")).contains(token);
        assertThat(store.operators().apiToken("other")).isEmpty();
        assertThat(store.operators().apiTokens()).containsExactly(token);
        assertThat(store.operators().deleteApiToken("ci")).isTrue();
        assertThat(store.operators().deleteApiToken("ci")).isFalse();
    }

    @Test
    void blob_putIfAbsent_keepsTheFirst() {
        byte[] first = {1, 2};
        assertThat(store.blobs().putIfAbsent("k", "n", first, TIME)).isEqualTo(first);
        assertThat(store.blobs().putIfAbsent("k", "n", new byte[] {3}, TIME)).isEqualTo(first);
        store.blobs().put("k", "n", new byte[] {4}, TIME);
        assertThat(store.blobs().find("k", "n")).contains(new byte[] {4});
        assertThat(store.blobs().find("k", "m")).isEmpty();
    }

    @Test
    void secretVersion_afterAnyWrite_changes() {
        long before = store.secrets().version();
        store.secrets().put("c", "", new byte[] {1}, TIME);
        long between = store.secrets().version();
        assertThat(between).isNotEqualTo(before);
        assertThat(store.secrets().delete("c", "")).isTrue();
        assertThat(store.secrets().version()).isNotEqualTo(between);
        assertThat(store.secrets().delete("c", "")).isFalse();
    }

    @Test
    void action_filed_isFoundAsItWas() {
        ActionRecord action =
                Records.action(
                        "1", "/päth", Map.of("x", List.of("a", "b"), "y", List.of()), "body");
        file(new ActionTable.Row(action, Optional.empty()));
        assertThat(store.actions().find("1"))
                .contains(new ActionTable.Row(action, Optional.empty()));
        assertThat(store.actions().find("2")).isEmpty();
        assertThat(store.actions().position()).contains(position());
    }

    @Test
    void shadow_isReadBackAsItWas() {
        var row =
                new ActionTable.Row(
                        Records.shadowed("s", List.of("deny by rule `x`", "no endpoint")),
                        Optional.empty());
        file(row);
        assertThat(store.actions().find("s")).contains(row);
    }

    @Test
    void basis_isReadBackAsItWas() {
        var basis =
                new Basis(
                        true,
                        "other",
                        "deny",
                        "/a%20b",
                        List.of("ops allowed"),
                        Map.of("ws.text", "absent"));
        var row = new ActionTable.Row(Records.based("b", basis), Optional.empty());
        file(row);
        assertThat(store.actions().find("b")).contains(row);
    }

    @Test
    void action_filedTwice_isThereOnceAndKeepsItsOutcome() {
        var begun = new ActionTable.Row(Records.action("1"), Optional.empty());
        var whole = new ActionTable.Row(Records.action("1"), Optional.of(Records.OK));
        file(begun);
        file(whole);
        file(begun);
        assertThat(store.actions().recent(10)).containsExactly(whole);
        assertThat(store.actions().count()).isEqualTo(1);
    }

    @Test
    void action_ended_hasItsOutcome() {
        var outcome = new Outcome("502", 1, 2, 3, "upstream closed", 4);
        file(new ActionTable.Row(Records.action("1"), Optional.empty()));
        store.actions().file(List.of(), List.of(new ActionTable.Ended("1", outcome)), position());
        assertThat(store.actions().find("1").orElseThrow().outcome()).contains(outcome);
    }

    @Test
    void batch_thatFails_leavesNothingForTheNextOne() {
        ActionRecord early = Records.action("early");
        var broken = new ActionTable.Row(Records.at("broken", Instant.MIN), Optional.empty());
        var whole = new ActionTable.Row(Records.action("whole"), Optional.empty());
        assertThatThrownBy(
                        () ->
                                store.actions()
                                        .file(
                                                List.of(
                                                        new ActionTable.Row(
                                                                early, Optional.empty()),
                                                        broken),
                                                List.of(),
                                                position()))
                .isInstanceOf(ArithmeticException.class);
        assertThat(store.actions().position()).isEmpty();
        file(whole);
        assertThat(store.actions().recent(10)).containsExactly(whole);
    }

    @Test
    void action_withTextsOfAnyCharacters_isFoundAsItWas() {
        String text = "a\r\nb\u0000\u001b\u007f\"\\/\u2028\ud83d\ude00";
        ActionRecord action =
                Records.action("1", text, Map.of(text, List.of(text, ""), "", List.of()), text);
        file(new ActionTable.Row(action, Optional.of(Records.OK)));
        assertThat(store.actions().find("1").orElseThrow().record()).isEqualTo(action);
    }

    @Test
    void recent_isNewestFirstAndLimited() {
        for (int i = 0; i < 5; i++) {
            file(new ActionTable.Row(Records.action("id-" + i), Optional.empty()));
        }
        assertThat(store.actions().recent(2))
                .extracting(row -> row.record().id())
                .containsExactly("id-4", "id-3");
        assertThatThrownBy(() -> store.actions().recent(1001))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void file(ActionTable.Row row) {
        store.actions().file(List.of(row), List.of(), position());
    }

    private static ActionTable.Position position() {
        return new ActionTable.Position("00000001.jsonl", 100, 7);
    }
}
