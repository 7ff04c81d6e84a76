package io.saveplay.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.noContent;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.saveplay.crm.Note;
import io.saveplay.journal.Delivery;
import io.saveplay.journal.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What arrives at the API of each CRM that tells of a lost deal, which answers as its vendor documents. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WriteBackTest {
    private Office office;

    @BeforeAll
    void open() throws SQLException, InterruptedException {
        office = new Office();
    }

    @AfterAll
    void close() {
        office.close();
    }

    @BeforeEach
    void clear() {
        office.clear();
    }

    private Delivery sample(String profile) throws IOException, InterruptedException {
        office.set(profile, new Access.Credentials.Token("opensesame"));
        return office.done(profile, Office.profile(profile).sample());
    }

    /** The text tells a seller why, whether and what to do, and can be found again. */
    private void tells(String text, Delivery delivery) {
        JsonNode decision = office.decision(delivery);
        JsonNode reason = decision.path("diagnosis").path("reasons").path(0).path("title");
        assertThat(text).containsIgnoringCase(reason.asText()).contains("Go after them: ");
        for (JsonNode play : decision.path("recommendations")) {
            if (play.path("rank").asInt() <= 3) {
                assertThat(text)
                        .contains(play.path("rank") + ": " + play.path("title").asText());
            }
        }
        assertThat(text)
                .contains(Office.HOME + "/v1/decisions/" + delivery.decisionId())
                .endsWith("saveplay:" + delivery.decisionId());
    }

    private static String basic(String user) {
        return "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void hubspotIsAskedForTheDealItsCompanyAndItsContactAndGetsANoteAndATask() throws Exception {
        office.answers("GET", "/crm/v3/objects/deals/412507367156", """
                {"id": "412507367156", "properties": {"dealname": "Cold store", "amount": "4800", "deal_currency_code": "EUR",
                  "dealstage": "closedlost", "hs_is_closed_lost": "true", "hs_is_closed_won": "false",
                  "hs_v2_date_entered_current_stage": "2026-03-02T15:19:58.120Z", "closed_lost_reason": "Too expensive for us",
                  "createdate": "2026-01-10T08:00:00Z", "hubspot_owner_id": "77"},
                 "associations": {"companies": {"results": [{"id": "901", "type": "deal_to_company"}]},
                   "contacts": {"results": [{"id": "902", "type": "deal_to_contact"}]}}}""");
        office.answers(
                "GET",
                "/crm/v3/objects/companies/901",
                "{\"id\": \"901\", \"properties\": {\"name\": \"Meadow Dairy\"}}");
        office.answers("GET", "/crm/v3/objects/contacts/902", """
                {"id": "902", "properties": {"firstname": "Ines", "lastname": "Duarte"}}""");
        office.answers("POST", "/crm/v3/objects/notes", "{\"id\": \"n-1\"}");
        office.answers("POST", "/crm/v3/objects/tasks", "{\"id\": \"t-1\"}");
        Delivery done = sample("hubspot");
        Note note = office.note(done);

        assertThat(office.calls())
                .allMatch(call -> call.getHeader("Authorization").equals("Bearer opensesame"));
        assertThat(office.call("GET", "/crm/v3/objects/deals/412507367156").getUrl())
                .contains("closed_lost_reason")
                .endsWith("&associations=companies,contacts");
        LoggedRequest written = office.call("POST", "/crm/v3/objects/notes");
        assertThat(written.getHeader("Content-Type")).isEqualTo("application/json");
        JsonNode body = Office.json(written);
        assertThat(body.at("/properties/hs_note_body").asText()).isEqualTo(note.html());
        assertThat(body.at("/properties/hubspot_owner_id").asText()).isEqualTo("77");
        assertThat(body.at("/properties/hs_timestamp"))
                .isEqualTo(office.decision(done).path("decidedAt"));
        assertThat(body.at("/associations/0/to/id").asText()).isEqualTo("412507367156");
        assertThat(body.at("/associations/0/types/0/associationTypeId").asInt()).isEqualTo(214);
        JsonNode task = Office.json(office.call("POST", "/crm/v3/objects/tasks"));
        assertThat(task.at("/properties/hs_task_subject").asText()).isEqualTo(note.title());
        assertThat(task.at("/properties/hs_timestamp").asText()).isEqualTo(note.due());
        assertThat(task.at("/properties/hs_task_body").asText()).endsWith(note.marker());
        assertThat(task.at("/associations/0/types/0/associationTypeId").asInt()).isEqualTo(216);
        tells(note.text(), done);
        assertThat(done.clientId()).isEqualTo("company:901");
        assertThat(done.writes())
                .extracting(Delivery.Written::name, Delivery.Written::reference)
                .containsExactlyInAnyOrder(tuple("note", "n-1"), tuple("task", "t-1"));
    }

    @Test
    void salesforceGetsATaskEvenWhereTheAccountMayNotBeRead() throws Exception {
        office.answers("GET", "/services/data/v60.0/sobjects/Opportunity/0065g00000SaveDAAR", """
                {"Id": "0065g00000SaveDAAR", "Name": "Cold store", "IsClosed": true, "IsWon": false, "StageName": "Closed Lost",
                 "LastStageChangeDate": "2026-03-02T15:20:00.000+0000", "AccountId": "0015g00000SaveCAAR", "Amount": 48000.0,
                 "CreatedDate": "2026-01-10T08:00:00.000+0000", "OwnerId": "0055g00000SaveUAAR", "Loss_Reason__c": "Price"}""");
        office.answers("POST", "/services/data/v60.0/sobjects/Task", """
                {"id": "00T5g00000SaveTEAR", "success": true, "errors": []}""");
        Delivery done = sample("salesforce");

        assertThat(office.calls("GET", "/services/data/v60.0/sobjects/Account/0015g00000SaveCAAR"))
                .hasSize(1);
        JsonNode task = Office.json(office.call("POST", "/services/data/v60.0/sobjects/Task"));
        assertThat(task.path("WhatId").asText()).isEqualTo("0065g00000SaveDAAR");
        assertThat(task.path("OwnerId").asText()).isEqualTo("0055g00000SaveUAAR");
        assertThat(task.path("Status").asText()).isEqualTo("Not Started");
        assertThat(task.path("ActivityDate").asText())
                .isEqualTo(office.note(done).due().substring(0, 10));
        tells(task.path("Description").asText(), done);
        assertThat(done.writes()).extracting(Delivery.Written::reference).containsExactly("00T5g00000SaveTEAR");
    }

    @Test
    void pipedriveGetsANoteAndAnActivity() throws Exception {
        office.answers("POST", "/api/v1/notes", "{\"success\": true, \"data\": {\"id\": 4711}}");
        office.answers("POST", "/api/v2/activities", "{\"success\": true, \"data\": {\"id\": 815}}");
        Delivery done = sample("pipedrive");

        assertThat(office.calls())
                .allMatch(call -> call.getHeader("x-api-token").equals("opensesame"));
        JsonNode written = Office.json(office.call("POST", "/api/v1/notes"));
        assertThat(written.path("deal_id").isIntegralNumber()).isTrue();
        assertThat(written.path("deal_id").asInt()).isEqualTo(41);
        assertThat(written.path("content").asText()).isEqualTo(office.note(done).html());
        JsonNode activity = Office.json(office.call("POST", "/api/v2/activities"));
        assertThat(activity.path("type").asText()).isEqualTo("task");
        assertThat(activity.path("owner_id").asInt()).isEqualTo(77);
        assertThat(activity.path("due_date").asText())
                .isEqualTo(office.note(done).due().substring(0, 10));
        assertThat(done.writes()).extracting(Delivery.Written::reference).containsExactlyInAnyOrder("4711", "815");
    }

    @Test
    void closeGetsATaskOfTheLead() throws Exception {
        office.answers("POST", "/api/v1/task/", "{\"id\": \"task_1\"}");
        office.set("close", new Access.Credentials.Token("api_key:"));
        Delivery done = office.done("close", Office.profile("close").sample());

        LoggedRequest written = office.call("POST", "/api/v1/task/");
        assertThat(written.getHeader("Authorization")).isEqualTo(basic("api_key:"));
        JsonNode task = Office.json(written);
        assertThat(task.path("_type").asText()).isEqualTo("lead");
        assertThat(task.path("lead_id").asText()).isEqualTo("lead_3mS4vPlay");
        assertThat(task.path("assigned_to").asText()).isEqualTo("user_7mS4vPlay");
        assertThat(task.path("is_complete").asBoolean(true)).isFalse();
        tells(task.path("text").asText(), done);
        assertThat(done.writes()).extracting(Delivery.Written::reference).containsExactly("task_1");
    }

    @Test
    void dynamicsGetsATaskWithTheIdOfTheDecision() throws Exception {
        String deal = "8f0c1a52-6f0b-4b3e-8a51-0c5a3a7a1b11";
        office.answers("GET", "/api/data/v9.2/opportunities(" + deal + ")", """
                {"name": "Cold store", "estimatedvalue": 48000.0, "statecode": 2, "statuscode": 5,
                 "statuscode@OData.Community.Display.V1.FormattedValue": "Out-Sold", "createdon": "2026-01-10T08:00:00Z",
                 "_ownerid_value": "c0a80101-0000-4000-8000-000000000077",
                 "_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname": "systemuser",
                 "_parentaccountid_value": "c0a80101-0000-4000-8000-000000000012",
                 "parentaccountid": {"name": "Meadow Dairy"}, "parentcontactid": {"fullname": "Ines Duarte"},
                 "transactioncurrencyid": {"isocurrencycode": "EUR"}}""");
        office.crm().stubFor(patch(anyUrl()).willReturn(noContent()));
        Delivery done = sample("dynamics");

        LoggedRequest written = office.call("PATCH", "/api/data/v9.2/tasks(" + done.decisionId() + ")");
        assertThat(written.getHeader("OData-Version")).isEqualTo("4.0");
        assertThat(written.getHeaders().getHeader("Accept").values()).containsExactly("application/json");
        JsonNode task = Office.json(written);
        assertThat(task.path("regardingobjectid_opportunity_task@odata.bind").asText())
                .isEqualTo("/opportunities(" + deal + ")");
        assertThat(task.path("ownerid@odata.bind").asText())
                .isEqualTo("/systemusers(c0a80101-0000-4000-8000-000000000077)");
        assertThat(task.path("scheduledend").asText())
                .isEqualTo(office.note(done).due());
        tells(task.path("description").asText(), done);
        assertThat(done.writes())
                .extracting(Delivery.Written::reference)
                .containsExactly(String.valueOf(done.decisionId()));
    }

    @Test
    void zohoGetsANoteOfTheDeal() throws Exception {
        office.answers("GET", "/crm/v8/Deals/6120000000301001", """
                {"data": [{"id": "6120000000301001", "Deal_Name": "Cold store", "Stage": "Closed Lost", "Amount": 4800, "Currency": "EUR",
                  "Reason_For_Loss__s": "Price too high", "Created_Time": "2026-01-10T09:00:00+01:00",
                  "Account_Name": {"id": "612001", "name": "Meadow Dairy"}, "Owner": {"id": "612002", "name": "Jonas Brandt"}}]}""");
        office.answers("POST", "/crm/v8/Notes", """
                {"data": [{"code": "SUCCESS", "details": {"id": "6120000000301777"}, "status": "success"}]}""");
        Delivery done = sample("zoho");

        LoggedRequest written = office.call("POST", "/crm/v8/Notes");
        assertThat(written.getHeader("Authorization")).isEqualTo("Zoho-oauthtoken opensesame");
        JsonNode note = Office.json(written).at("/data/0");
        assertThat(note.at("/Parent_Id/id").asText()).isEqualTo("6120000000301001");
        assertThat(note.at("/Parent_Id/module/api_name").asText()).isEqualTo("Deals");
        tells(note.path("Note_Content").asText(), done);
        assertThat(done.writes()).extracting(Delivery.Written::reference).containsExactly("6120000000301777");
    }

    @Test
    void attioGetsANoteOfTheRecordAndOfNoneThatIsNotLost() throws Exception {
        String object = "/v2/objects/97a52eb9-0000-4000-8000-000000000002/records/bfa71e1f-0000-4000-8000-000000000003";
        String record = """
                {"data": {"id": {"record_id": "bfa71e1f-0000-4000-8000-000000000003"}, "created_at": "2026-01-10T08:00:00.000000000Z",
                  "values": {"stage": [{"active_from": "2026-03-02T15:20:00.000000000Z", "active_until": null,
                      "status": {"title": "%s"}}],
                    "name": [{"value": "Cold store"}], "value": [{"currency_value": 4800, "currency_code": "EUR"}],
                    "associated_company": [{"target_object": "companies", "target_record_id": "c-1"}]}}}""";
        office.answers("GET", object, record.formatted("In Progress"));
        office.set("attio", new Access.Credentials.Token("opensesame"));
        UUID open = office.take("attio", Office.profile("attio").sample());
        assertThat(office.desk().work(open, 1)).isEqualTo(new Result.Done(Delivery.State.IGNORED));

        office.clock().move(Duration.ofSeconds(1));
        office.answers("GET", object, record.formatted("Lost"));
        office.answers(
                "GET",
                "/v2/objects/companies/records/c-1",
                "{\"data\": {\"values\": {\"name\": [{\"value\": \"Meadow Dairy\"}]}}}");
        office.answers("POST", "/v2/notes", "{\"data\": {\"id\": {\"note_id\": \"note-1\"}}}");
        Delivery done = sample("attio");
        JsonNode note = Office.json(office.call("POST", "/v2/notes")).path("data");
        assertThat(note.path("parent_record_id").asText()).isEqualTo("bfa71e1f-0000-4000-8000-000000000003");
        assertThat(note.path("format").asText()).isEqualTo("plaintext");
        tells(note.path("content").asText(), done);
        assertThat(done.writes()).extracting(Delivery.Written::reference).containsExactly("note-1");
    }

    @Test
    void copperGetsAnActivityAndIsAskedForTheNameOfTheReason() throws Exception {
        office.answers("GET", "/developer_api/v1/opportunities/4517020", """
                {"id": 4517020, "name": "Cold store", "status": "Lost", "loss_reason_id": 3, "monetary_value": 4800, "company_id": 12,
                 "company_name": "Meadow Dairy", "date_created": 1768032000, "assignee_id": 77}""");
        office.answers(
                "GET",
                "/developer_api/v1/loss_reasons",
                "[{\"id\": 2, \"name\": \"Features\"}, {\"id\": 3, \"name\": \"Price\"}]");
        office.answers("POST", "/developer_api/v1/activities", "{\"id\": 3061844454}");
        Delivery done = sample("copper");

        LoggedRequest written = office.call("POST", "/developer_api/v1/activities");
        assertThat(written.getHeader("X-PW-AccessToken")).isEqualTo("opensesame");
        assertThat(written.getHeader("X-PW-Application")).isEqualTo("developer_api");
        JsonNode activity = Office.json(written);
        assertThat(activity.at("/parent/type").asText()).isEqualTo("opportunity");
        assertThat(activity.at("/parent/id").asLong()).isEqualTo(4517020);
        tells(activity.path("details").asText(), done);
        assertThat(office.note(done).text()).contains("it costs more than it is worth to them");
        assertThat(done.writes()).extracting(Delivery.Written::reference).containsExactly("3061844454");
    }
}
