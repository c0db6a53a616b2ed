/** What agents hold in place of OAuth tokens, and how token endpoints are kept from giving more. */
@NullMarked
package org.clawpatrol.proxy.credential.placeholder;

import org.jspecify.annotations.NullMarked;
