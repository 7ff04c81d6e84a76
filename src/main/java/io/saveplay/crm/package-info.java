/**
 * How a CRM or billing system speaks to us: profiles, as analysts write them in {@code rules/crm/}, which say how a webhook
 * is verified, which of its events are cancellations, and what of them an event of ours is made of. Pure: nothing here is
 * stored or sent.
 */
@NullMarked
package io.saveplay.crm;

import org.jspecify.annotations.NullMarked;
