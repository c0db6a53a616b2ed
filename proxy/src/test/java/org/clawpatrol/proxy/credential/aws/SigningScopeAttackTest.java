package org.clawpatrol.proxy.credential.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.clawpatrol.proxy.credential.EditedRequest;
import org.clawpatrol.proxy.credential.UnusableSecretException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Agents that would have the key sign what it is not for: refused, and nothing is changed. */
class SigningScopeAttackTest {

    @ParameterizedTest
    @CsvSource({
        "dynamodb.us-east-1.amazonaws.com, us-east-1, iam",
        "dynamodb.us-east-1.amazonaws.com, us-west-2, dynamodb",
        "iam-notes.s3.us-east-1.amazonaws.com, us-east-1, iam",
        "sts.s3.amazonaws.com, us-east-1, sts",
        "us-west-2.s3.us-east-1.amazonaws.com, us-west-2, s3",
        "bucket.s3.dualstack.eu-west-1.amazonaws.com, us-east-1, s3",
        "s3-eu-west-1.amazonaws.com, us-east-1, s3",
        "bedrock-runtime.us-east-1.amazonaws.com, us-east-1, bedr",
        "lambda.us-east-1.api.aws, us-east-1, sts",
        "abc.lambda-url.us-east-1.on.aws, eu-west-1, lambda",
        "sts.cn-north-1.amazonaws.com.cn, us-east-1, sts",
        "search-x.us-east-1.es.amazonaws.com, us-west-2, es"
    })
    void scope_otherThanItsHost_isRefused(String host, String region, String service) {
        EditedRequest request =
                AwsRequests.to(host, "/")
                        .with("Authorization", AwsRequests.agents(region, service, "host"));

        refused(request, "is not used: the agent signed for");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AWS AKIACLAWPATROLPLACE0:c2lnbmF0dXJl",
                "AWS4-ECDSA-P256-SHA256 Credential=A/20130524/s3/aws4_request, Signature=00",
                "AWS4-HMAC-SHA512 Credential=A/20130524/us-east-1/s3/aws4_request",
                "AWS3-HTTPS AWSAccessKeyId=A,Algorithm=HmacSHA256,Signature=x"
            })
    void signature_ofAnotherVersion_isRefused(String authorization) {
        refused(
                AwsRequests.to("bucket.s3.us-east-1.amazonaws.com", "/key")
                        .with("Authorization", authorization),
                "make signatures of");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/?AWSAccessKeyId=A&Signature=x&Expires=1",
                "/?awsaccesskeyid=A&Signature=x",
                "/?X-Amz-Algorithm=AWS4-ECDSA-P256-SHA256&X-Amz-Region-Set=*&X-Amz-Signature=0",
                "/?X-Amz-Algorithm=AWS4-HMAC-SHA1&X-Amz-Signature=0",
                "/?X-Amz-Signature=0",
                "/?X-Amz-Signature=0&X-Amz-Algorithm=AWS4-HMAC-SHA256&x-amz-signature=1",
                "/?X-Amz-Signature=0&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signed%48eaders=host"
            })
    void query_halfSignedOrOfAnotherVersion_isRefused(String target) {
        refused(AwsRequests.to("bucket.s3.us-east-1.amazonaws.com", target), "sign");
    }

    @Test
    void signature_inFieldAndQuery_isRefused() {
        refused(
                AwsRequests.to("s3.us-east-1.amazonaws.com", PresignedTest.target("/k", 60))
                        .with("Authorization", AwsRequests.agents("us-east-1", "s3", "host")),
                "signed twice");
    }

    @Test
    void authorization_twice_isRefused() {
        refused(
                AwsRequests.to("s3.us-east-1.amazonaws.com", "/")
                        .with("Authorization", AwsRequests.agents("us-east-1", "s3", "host"))
                        .with("Authorization", "Bearer x"),
                "two `Authorization` fields");
    }

    @Test
    void host_inManyRegions_isRefused() {
        refused(
                AwsRequests.to("x.mrap.accesspoint.s3-global.amazonaws.com", "/k")
                        .with("Authorization", AwsRequests.agents("us-east-1", "s3", "host")),
                "version 4a");
    }

    @Test
    void sessionOfDirectoryBucket_isRefused() {
        refused(
                AwsRequests.to("b--x-s3.s3express-use1-az4.us-east-1.amazonaws.com", "/k")
                        .with("X-Amz-S3session-Token", "t"),
                "directory bucket");
    }

    @Test
    void ownHost_withoutSignatureOfAgent_isRefused() {
        refused(AwsRequests.to("storage.test", "/k"), "cannot tell service and region");
        refused(
                AwsRequests.to("amazonaws.com.storage.test", "/k"),
                "cannot tell service and region");
        refused(AwsRequests.to("s3.amazonaws.com.", "/k"), "cannot tell service and region");
        refused(
                AwsRequests.to("storage.test", "/k")
                        .with("Authorization", AwsRequests.agents("eu/x", "s3", "host")),
                "cannot tell service and region");
    }

    @ParameterizedTest
    @CsvSource({
        "iam.amazonaws.com, us-east-1, iam",
        "sts.amazonaws.com, us-east-1, sts",
        "dynamodb.us-west-2.amazonaws.com, us-west-2, dynamodb",
        "s3.amazonaws.com, us-east-1, s3",
        "bucket.s3.amazonaws.com, us-east-1, s3",
        "a.b.c.s3.us-west-2.amazonaws.com, us-west-2, s3",
        "bucket.s3-us-west-2.amazonaws.com, us-west-2, s3",
        "bucket.s3.dualstack.eu-central-1.amazonaws.com, eu-central-1, s3",
        "bucket.s3-fips.us-gov-west-1.amazonaws.com, us-gov-west-1, s3",
        "bucket.s3-accelerate.dualstack.amazonaws.com, us-east-1, s3",
        "ap-1.s3-accesspoint.eu-west-1.amazonaws.com, eu-west-1, s3",
        "1.s3-control.us-east-2.amazonaws.com, us-east-2, s3",
        "f-1.s3-object-lambda.us-east-1.amazonaws.com, us-east-1, s3-object-lambda",
        "ap.op-1.s3-outposts.us-west-2.amazonaws.com, us-west-2, s3-outposts",
        "bucket.vpce-1.s3.us-east-1.vpce.amazonaws.com, us-east-1, s3",
        "ec2.us-east-2.api.aws, us-east-2, ec2",
        "kms-fips.us-east-1.amazonaws.com, us-east-1, kms",
        "iam.us-gov.amazonaws.com, us-gov-west-1, iam",
        "sts.cn-northwest-1.amazonaws.com.cn, cn-northwest-1, sts",
        "runtime.sagemaker.us-east-1.amazonaws.com, us-east-1, sagemaker",
        "api.ecr.eu-west-1.amazonaws.com, eu-west-1, ecr",
        "bedrock-runtime.us-east-1.amazonaws.com, us-east-1, bedrock",
        "email.us-east-1.amazonaws.com, us-east-1, ses",
        "us-east-2.queue.amazonaws.com, us-east-2, sqs",
        "search-x.eu-west-1.es.amazonaws.com, eu-west-1, es",
        "abc123.execute-api.us-east-1.amazonaws.com, us-east-1, execute-api",
        "abc.lambda-url.us-east-1.on.aws, us-east-1, lambda"
    })
    void host_ofAws_saysItsScope(String host, String region, String service) throws Exception {
        EditedRequest request = AwsRequests.signed(AwsRequests.to(host, "/"));

        assertThat(AwsRequests.authorization(request))
                .contains("/20130524/" + region + "/" + service + "/aws4_request");
    }

    @ParameterizedTest
    @CsvSource({
        "bucket.s3.amazonaws.com, eu-west-1, s3",
        "storage.test, lab-1, s3",
        "minio.test, us-east-1, s3",
        "bedrock-agent-runtime.us-east-1.amazonaws.com, us-east-1, bedrock",
        "a1-ats.iot.us-east-1.amazonaws.com, us-east-1, iotdevicegateway"
    })
    void scope_ofAgent_isKeptWhereTheHostAgrees(String host, String region, String service)
            throws Exception {
        EditedRequest request =
                AwsRequests.signed(
                        AwsRequests.to(host, "/")
                                .with(
                                        "Authorization",
                                        AwsRequests.agents(region, service, "host")));

        assertThat(AwsRequests.authorization(request))
                .startsWith("AWS4-HMAC-SHA256 Credential=" + AwsRequests.KEY_ID + "/20130524/")
                .contains("/" + region + "/" + service + "/aws4_request");
    }

    static void refused(EditedRequest request, String why) {
        assertThatThrownBy(() -> AwsRequests.signed(request))
                .isInstanceOf(UnusableSecretException.class)
                .hasMessageStartingWith("credential \"cloud\" ")
                .hasMessageContaining(why)
                .hasMessageNotContaining(AwsRequests.SECRET_KEY);
        assertThat(request.changed()).isEmpty();
        assertThat(request.removed()).isEmpty();
        assertThat(request.newTarget()).isEmpty();
        assertThat(request.rewrite()).isEmpty();
    }
}
