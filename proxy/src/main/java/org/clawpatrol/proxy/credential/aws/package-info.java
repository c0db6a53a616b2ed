/**
 * Signature Version 4 of AWS: requests that an agent signed with a placeholder are signed anew with
 * the real key; tokens of EKS clusters.
 */
@NullMarked
package org.clawpatrol.proxy.credential.aws;

import org.jspecify.annotations.NullMarked;
