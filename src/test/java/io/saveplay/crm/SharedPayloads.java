package io.saveplay.crm;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.saveplay.rulebook.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** Bodies that vendors publish; they lie beside the project where it is made, and only there. */
final class SharedPayloads {
    static final Path FOLDER = Path.of("../shared/payloads");

    /** A body, the profile that it is for, and what comes of its events. */
    private static final String TABLE = """
            attio/record.updated.event.json | attio | kept, ignored: it says nothing but ids, and the record was not asked for
            chargebee/subscription_cancelled.json | chargebee | CANCELLED chargebee:Azz5eSTos9KFABDRX:1693902526
            close/opportunity.updated.won.json | close | ignored: the opportunity is won
            cloudevents/binary.http.txt | cloudevents | unreadable: the body is not JSON at line 1, column 1
            cloudevents/structured.json | cloudevents | ignored: it tells of no deal
            copper/notification.template.json.txt | copper | unreadable: the body is not JSON at line 2, column 11
            copper/opportunity.update.lost.DERIVED.json | copper | BACKED_OUT copper:4417020:Lost:2026-06-25
            dynamics365/RemoteExecutionContext.Update.contact.json | dynamics | ignored: it is about no opportunity
            github/installation.created.json | hmac | ignored: it tells of no deal
            github/push.json | hmac | ignored: it tells of no deal
            github/unicode-vector.json | hmac | ignored: it tells of no deal
            hubspot/batch.contact.two-events.json | hubspot | ignored: it is about no property of a deal; ignored: it is about no property of a deal
            hubspot/contact.creation.v1sig-doc-example.json | hubspot | ignored: it is about no property of a deal
            hubspot/deal.propertyChange.amount.2026.single.json | hubspot | ignored: it is about another property of the deal than its stage
            hubspot/deal.propertyChange.dealstage.2026.array.json | hubspot | ignored: the deal went to `qualifiedtobuy`, which is not lost
            hubspot/deal.propertyChange.dealstage.2026.single.json | hubspot | ignored: the deal went to `qualifiedtobuy`, which is not lost
            hubspot/deal.propertyChange.dealstage.single.json | hubspot | kept, ignored: `1f4f1ec1-8174-49f3-a112-4eaa4748e38e` is none of `lostStages`, and the deal was not asked for
            paddle/customer.created.special_chars.webhook.json | paddle | ignored: it is about no subscription
            paddle/customer.created.standard.webhook.json | paddle | ignored: it is about no subscription
            paddle/customer.created.webhook.json | paddle | ignored: it is about no subscription
            paddle/subscription.canceled.data.json | paddle | ignored: it is no notification of Paddle
            pipedrive/v1.updated.deal.json | pipedrive | ignored: the deal is open
            pipedrive/v2.change.deal.json | pipedrive | ignored: the deal is open
            pipedrive/v2.change.deal.lost.DERIVED.json | pipedrive | BACKED_OUT pipedrive:8087566:8:2022-11-24T15:20:00Z
            pipedrive/v2.change.lead.json | pipedrive | ignored: it is about no deal
            salesforce/cdc.OpportunityChangeEvent.CREATE.json | salesforce-change-events | ignored: it is no change of an opportunity, but `CREATE`
            salesforce/cdc.eventrelay.new_account.json | salesforce-change-events | ignored: it is about no opportunity
            salesforce/cdc.eventrelay.update_contact.json | salesforce-change-events | ignored: it is about no opportunity
            salesforce/cdc.eventrelay.update_user.json | salesforce-change-events | ignored: it is about no opportunity
            salesforce/outbound-message.ack.xml | salesforce | nothing
            salesforce/outbound-message.opportunity.xml | salesforce | ignored: the opportunity is in `Perception Analysis`, which is not lost
            standard_webhooks/contact.created.json | standard-webhooks | ignored: it tells of no deal
            stripe/customer.subscription.deleted.DERIVED.json | stripe | CANCELLED stripe:sub_1Pgc6rB7WZ01zgkWNy0Cn5nw:1747500000
            stripe/customer.subscription.deleted.api2020-08-27.json | stripe | CANCELLED stripe:sub_000000000000000000000000:1648320097
            stripe/customer.subscription.updated.api2020-08-27.json | stripe | ignored: the subscription was not cancelled by this
            stripe/customer.subscription.updated.cancel_at_period_end.DERIVED.json | stripe | CANCELLED stripe:sub_1Pgc6rB7WZ01zgkWNy0Cn5nw:1747500000
            stripe/event.envelope.openapi-fixture.json | stripe | ignored: it is about no subscription
            stripe/subscription.object.openapi-fixture.json | stripe | ignored: it is no event of Stripe
            zoho/notification.leads.update.official.json | zoho | ignored: it is about no deal
            """;

    private SharedPayloads() {}

    record Row(String file, String profile, String outcome) {
        @Override
        public String toString() {
            return file;
        }
    }

    static Stream<Row> rows() {
        return TABLE.lines()
                .map(line -> line.split(" \\| ", 3))
                .map(parts -> new Row(parts[0].strip(), parts[1].strip(), parts[2].strip()));
    }

    /** Skips a test where the bodies are not there. */
    static void mustBeHere() {
        assumeTrue(Files.isDirectory(FOLDER), "the bodies that vendors publish are not beside the project");
    }

    static String text(String file) throws IOException {
        return Files.readString(FOLDER.resolve(file));
    }

    static Profile profile(String name) {
        return Objects.requireNonNull(Shipped.ruleset().profiles().get(name), name);
    }
}
