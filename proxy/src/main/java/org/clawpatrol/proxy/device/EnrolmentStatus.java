package org.clawpatrol.proxy.device;

/** What a device that asked to join learns when it asks again. */
public sealed interface EnrolmentStatus {

    /** Nobody decided yet. */
    record Waiting() implements EnrolmentStatus {}

    /** Approved; this is the only time the token is seen. */
    record Granted(String deviceId, String profile, DeviceToken token) implements EnrolmentStatus {}

    record Refused() implements EnrolmentStatus {}

    /** Expired, already collected, or never asked. */
    record Gone() implements EnrolmentStatus {}
}
