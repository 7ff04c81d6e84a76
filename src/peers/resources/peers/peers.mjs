// A peer of the comparison that runs in Node. It reads commands on standard input and answers each with a line of JSON:
// `check` gives the names of the rules that fire for each document, `round MILLIS FLIGHT` decides for so long, so many
// at once, and gives the microseconds of a decision, by the clock and of processor time.
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'

const [engine, file] = process.argv.slice(2)
const { documents, rules } = JSON.parse(readFileSync(file, 'utf8'))

const repeated = (name, times) => Array(times).fill(name)
const compiled = (js) => new Function('d', `return ${js}`)

/** Rules as functions that are written out: what is possible here. */
async function plain() {
  const body = rules.map((rule) => rule.forEachMention
    ? `for (let i = ${rule.js}; i > 0; i--) fired.push(${JSON.stringify(rule.name)})`
    : `if (${rule.js}) fired.push(${JSON.stringify(rule.name)})`)
  // In pieces of a length that a person would write, and that the engine still optimises.
  const pieces = []
  while (body.length > 0) pieces.push(new Function('d', 'fired', body.splice(0, 20).join('\n')))
  return (i) => {
    const fired = []
    for (const piece of pieces) piece(documents[i], fired)
    return fired
  }
}

/** A decision of GoRules Zen with one node between what goes in and what comes out. */
async function zen(type, content, firedOf) {
  const { ZenEngine } = await import('@gorules/zen-engine')
  const position = { x: 0, y: 0 }
  const graph = {
    contentType: 'application/vnd.gorules.decision',
    nodes: [
      { id: 'in', type: 'inputNode', name: 'in', position },
      { id: 'rules', type, name: 'rules', position, content },
      { id: 'out', type: 'outputNode', name: 'out', position }
    ],
    edges: [
      { id: 'a', sourceId: 'in', targetId: 'rules', type: 'edge' },
      { id: 'b', sourceId: 'rules', targetId: 'out', type: 'edge' }
    ]
  }
  const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify(graph)))
  return async (i) => firedOf((await decision.evaluate(documents[i])).result)
}

/** GoRules Zen, with a decision table of one row for each rule. */
const zenTable = () => zen('decisionTableNode', {
  hitPolicy: 'collect',
  inputs: [{ id: 'when', name: 'when' }],
  outputs: [{ id: 'rule', name: 'rule', field: 'rule' }, { id: 'times', name: 'times', field: 'times' }],
  rules: rules.map((rule, i) => ({
    _id: `r${i}`,
    when: rule.forEachMention ? `${rule.zen} > 0` : rule.zen,
    rule: `${i}`,
    times: rule.forEachMention ? rule.zen : '1'
  }))
}, (rows) => rows.flatMap((row) => repeated(rules[row.rule].name, row.times)))

/** GoRules Zen, with an expression node of one expression for each rule. */
const zenExpressions = () => zen('expressionNode', {
  expressions: rules.map((rule, i) => ({ id: `e${i}`, key: `r${i}`, value: rule.zen }))
}, (values) => rules.flatMap((rule, r) => repeated(rule.name, Number(values[`r${r}`]))))

/** json-rules-engine, with each field a fact of its own. */
async function jsonRules() {
  const { Engine } = await import('json-rules-engine')
  const facts = documents.map((document) => {
    const flat = { document, signals: document.signals, story: document.story }
    for (const [name, fact] of Object.entries(document)) {
      if (fact === null || Array.isArray(fact)) continue
      for (const [field, value] of Object.entries(fact)) {
        if (field === 'answers') {
          for (const [question, answer] of Object.entries(value)) flat[`${name}.answers.${question}`] = answer
        } else {
          flat[`${name}.${field}`] = value
        }
      }
    }
    return flat
  })
  const engine = new Engine([], { allowUndefinedFacts: true })
  engine.addOperator('script', (document, script) => script(document))
  const withScripts = (condition) => {
    for (const part of [...(condition.all ?? []), ...(condition.any ?? []), ...(condition.not ? [condition.not] : [])]) {
      withScripts(part)
    }
    if (condition.operator === 'script') condition.value = compiled(condition.value)
    return condition
  }
  const times = new Map()
  for (const rule of rules) {
    if (rule.forEachMention) times.set(rule.name, compiled(rule.js))
    engine.addRule({ name: rule.name, conditions: withScripts(rule.conditions), event: { type: rule.name } })
  }
  return async (i) => {
    const { events } = await engine.run(facts[i])
    return events.flatMap(({ type }) => times.has(type) ? repeated(type, times.get(type)(documents[i])) : [type])
  }
}

const decide = await { plain, 'zen-table': zenTable, 'zen-expressions': zenExpressions, 'json-rules': jsonRules }[engine]()
let next = 0

async function round(millis, flight) {
  const cpu = process.cpuUsage()
  const start = process.hrtime.bigint()
  const end = start + BigInt(millis) * 1_000_000n
  let decided = 0
  do {
    if (flight === 1) {
      for (let i = 0; i < 16; i++) {
        next = (next + 1) % documents.length
        const answer = decide(next)
        if (answer instanceof Promise) await answer
      }
      decided += 16
    } else {
      await Promise.all(Array.from({ length: flight }, () => {
        next = (next + 1) % documents.length
        return decide(next)
      }))
      decided += flight
    }
  } while (process.hrtime.bigint() < end)
  const micros = Number(process.hrtime.bigint() - start) / 1000 / decided
  const { user, system } = process.cpuUsage(cpu)
  return { micros, cpu: (user + system) / decided }
}

for await (const line of createInterface({ input: process.stdin })) {
  const [command, millis, flight] = line.split(' ')
  let answer
  if (command === 'check') {
    answer = []
    for (let i = 0; i < documents.length; i++) answer.push(await decide(i))
  } else {
    answer = await round(Number(millis), Number(flight))
  }
  console.log(JSON.stringify(answer))
}
