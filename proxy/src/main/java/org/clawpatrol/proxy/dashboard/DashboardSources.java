package org.clawpatrol.proxy.dashboard;

import java.util.Optional;
import java.util.function.Supplier;
import org.clawpatrol.proxy.approval.ApprovalPool;
import org.clawpatrol.proxy.credential.codex.CodexIdentity;
import org.clawpatrol.proxy.credential.login.LoginDesk;
import org.clawpatrol.proxy.device.DeviceRegistry;
import org.clawpatrol.proxy.device.Enrolments;
import org.clawpatrol.proxy.explain.HeldActions;
import org.clawpatrol.proxy.reload.ActiveConfiguration;
import org.clawpatrol.proxy.state.ActionTable;
import org.clawpatrol.proxy.telemetry.GatewayMetrics;

/**
 * What the dashboard shows and changes.
 *
 * @param codex who Codex agents are, once an endpoint of theirs was in force
 */
public record DashboardSources(
        ActiveConfiguration configuration,
        ApprovalPool approvals,
        ActionTable actions,
        DeviceRegistry devices,
        Enrolments enrolments,
        StoredSecrets secrets,
        LoginDesk logins,
        CredentialHealth health,
        Supplier<Optional<CodexIdentity>> codex,
        HeldActions explanations,
        GatewayMetrics metrics) {}
