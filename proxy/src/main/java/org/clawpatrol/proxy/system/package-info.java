/** What the operating system offers beyond the JDK. */
@NullMarked
package org.clawpatrol.proxy.system;

import org.jspecify.annotations.NullMarked;
