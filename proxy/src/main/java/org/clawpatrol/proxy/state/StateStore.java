package org.clawpatrol.proxy.state;

/** The embedded store, one file. Safe to share; every call is one short transaction. */
public interface StateStore extends AutoCloseable {

    SecretTable secrets();

    LoginTable logins();

    DeviceTable devices();

    OperatorTable operators();

    BlobTable blobs();

    ActionTable actions();

    /** Whether the store answers. */
    boolean healthy();

    @Override
    void close();
}
