package io.saveplay.intake;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Turns the lost deals of a public CRM pipeline (opportunities, accounts and products as CSV) into events. The pipeline
 * knows no reasons: what is known is the product, its list price, the account and its history, and the dates.
 */
public final class LostDeals {
    private static final int ENTERPRISE_EMPLOYEES = 1000;

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, Map<String, String>> accounts = new HashMap<>();
    private final Map<String, String> prices = new HashMap<>();
    private final List<Map<String, String>> deals;

    private LostDeals(Path folder) throws IOException {
        rows(folder.resolve("accounts.csv")).forEach(row -> accounts.put(cell(row, "account"), row));
        rows(folder.resolve("products.csv"))
                .forEach(row -> prices.put(product(cell(row, "product")), cell(row, "sales_price")));
        deals = rows(folder.resolve("sales_pipeline.csv"));
    }

    /** The events, in the order of the pipeline. */
    public static List<ObjectNode> events(Path folder) throws IOException {
        LostDeals pipeline = new LostDeals(folder);
        return pipeline.deals.stream()
                .filter(deal -> cell(deal, "deal_stage").equals("Lost"))
                .map(pipeline::event)
                .toList();
    }

    private static List<Map<String, String>> rows(Path file) throws IOException {
        try (MappingIterator<Map<String, String>> rows = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(file.toFile())) {
            return rows.readAll();
        }
    }

    private static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }

    /** The pipeline writes {@code GTXPro} for {@code GTX Pro}. */
    private static String product(String name) {
        return name.replace(" ", "");
    }

    private ObjectNode event(Map<String, String> row) {
        String id = cell(row, "opportunity_id");
        String closed = cell(row, "close_date");
        String account = cell(row, "account");
        ObjectNode event = json.createObjectNode();
        event.put("id", "lost-" + id);
        event.put("occurredAt", closed + "T15:00:00Z");
        event.put("kind", "BACKED_OUT");
        ObjectNode deal = event.putObject("deal");
        deal.put("id", id);
        deal.put("product", cell(row, "product"));
        deal.put("currency", "USD");
        deal.put("openedOn", cell(row, "engage_date"));
        String price = prices.get(product(cell(row, "product")));
        if (price != null) {
            deal.put("amount", Integer.parseInt(price));
        }
        ObjectNode client = event.putObject("client");
        client.put("id", account.isEmpty() ? "unknown-" + id : account);
        Map<String, String> known = accounts.getOrDefault(account, new TreeMap<>());
        if (!account.isEmpty()) {
            client.put("name", account);
            client.put("priorBackOuts", lostBefore(account, closed));
        }
        if (!cell(known, "sector").isEmpty()) {
            client.put("industry", cell(known, "sector"));
            client.put(
                    "segment",
                    Integer.parseInt(cell(known, "employees")) >= ENTERPRISE_EMPLOYEES ? "enterprise" : "smb");
        }
        event.putObject("seller").put("name", cell(row, "sales_agent"));
        return event;
    }

    private long lostBefore(String account, String day) {
        return deals.stream()
                .filter(deal -> cell(deal, "account").equals(account))
                .filter(deal -> cell(deal, "deal_stage").equals("Lost"))
                .filter(deal -> cell(deal, "close_date").compareTo(day) < 0)
                .count();
    }
}
