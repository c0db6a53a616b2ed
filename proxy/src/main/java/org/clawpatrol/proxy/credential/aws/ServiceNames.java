package org.clawpatrol.proxy.credential.aws;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;

/**
 * Signing names of services whose hosts are called otherwise, as the service models of AWS's own
 * SDKs have them ({@code endpointPrefix} and {@code signingName}). Stateless.
 */
final class ServiceNames {
    /** By the labels of a host that name the service; the usual name first. */
    private static final Map<String, List<String>> NAMES =
            Map.ofEntries(
                    entry("agreement-marketplace", List.of("aws-marketplace")),
                    entry("aos", List.of("es")),
                    entry("api.tunneling.iot", List.of("IoTSecuredTunneling")),
                    entry("appconfigdata", List.of("appconfig")),
                    entry("appstream2", List.of("appstream")),
                    entry("bedrock-agent", List.of("bedrock")),
                    entry("bedrock-agent-runtime", List.of("bedrock")),
                    entry("bedrock-agentcore-control", List.of("bedrock-agentcore")),
                    entry("bedrock-data-automation", List.of("bedrock")),
                    entry("bedrock-data-automation-runtime", List.of("bedrock")),
                    entry("bedrock-runtime", List.of("bedrock")),
                    entry("cassandra-streams", List.of("cassandra")),
                    entry("cloudhsmv2", List.of("cloudhsm")),
                    entry("cloudsearchdomain", List.of("cloudsearch")),
                    entry("contact-lens", List.of("connect")),
                    entry("data-signer", List.of("signer")),
                    entry("data-ats.iot", List.of("iotdata", "iotdevicegateway")),
                    entry("data.ats.iot", List.of("iotdata")),
                    entry("data.iot", List.of("iotdata")),
                    entry("data.iotevents", List.of("ioteventsdata")),
                    entry("data.jobs.iot", List.of("iot-jobs-data")),
                    entry("deployment-marketplace", List.of("aws-marketplace")),
                    entry("discovery-marketplace", List.of("aws-marketplace")),
                    entry("email", List.of("ses")),
                    entry("entitlement-marketplace", List.of("aws-marketplace")),
                    entry("forecastquery", List.of("forecast")),
                    entry("git-codecommit", List.of("codecommit")),
                    entry("identity-chime", List.of("chime")),
                    entry("importexport", List.of("IngestionService")),
                    entry("iot", List.of("iot", "iotdata", "iotdevicegateway")),
                    entry("iot-tunneling", List.of("IoTSecuredTunneling")),
                    entry("ivsrealtime", List.of("ivs")),
                    entry("lambda-url", List.of("lambda")),
                    entry("mail-manager", List.of("ses")),
                    entry("marketplace", List.of("aws-marketplace")),
                    entry("media-pipelines-chime", List.of("chime")),
                    entry("meetings-chime", List.of("chime")),
                    entry("memory-db", List.of("memorydb")),
                    entry("messaging-chime", List.of("chime")),
                    entry("metering-marketplace", List.of("aws-marketplace")),
                    entry("migrationhub-config", List.of("mgh")),
                    entry("models-v2-lex", List.of("lex")),
                    entry("oidc", List.of("sso-oauth")),
                    entry("participant.connect", List.of("execute-api")),
                    entry("personalize-events", List.of("personalize")),
                    entry("personalize-runtime", List.of("personalize")),
                    entry("pinpoint", List.of("mobiletargeting")),
                    entry("portal.sso", List.of("awsssoportal")),
                    entry("queue", List.of("sqs")),
                    entry("reporting-marketplace", List.of("aws-marketplace")),
                    entry("runtime-v2-lex", List.of("lex")),
                    entry("servicecatalog-appregistry", List.of("servicecatalog")),
                    entry("sms-voice.pinpoint", List.of("sms-voice")),
                    entry("transcribestreaming", List.of("transcribe")),
                    entry("voice-chime", List.of("chime")));

    private ServiceNames() {}

    /**
     * What requests to a host may be signed for, the usual name first.
     *
     * @param labels of the host in front of its region, at least one
     */
    static List<String> of(List<String> labels) {
        for (int i = 0; i < labels.size(); i++) {
            List<String> found = NAMES.get(String.join(".", labels.subList(i, labels.size())));
            if (found != null) {
                return found;
            }
        }
        return List.of(labels.getLast());
    }
}
