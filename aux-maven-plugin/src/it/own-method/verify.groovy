import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
// before it is compiled, the sentence says how
assert log.contains('The classes of own-method are not compiled, so the worker cannot find what is in'
    + ' src/main/java/org/example/Confidence.java: compile in the same command, as in mvn compile aux:train.')
// then it is trained like a method of ours
assert log =~ /training 1 run takes at most .* on this machine/
assert log.contains('run 1 of 1: two-layers seed 1')
assert log =~ /dark: \d+\.\d % of 50 images/
// everything of its own is listed beside ours
['tiny', 'two-layers', 'stripes', 'darken', 'mean-confidence'].each {
    assert log =~ /(?m)^\[INFO\]   ${it} +version 1, own-method\/target\/classes$/
}
// a misspelt file: all that is wrong, at once, with the lines
def problems = [
    "misspelt.yaml, line 16: Unknown setting 'epohcs'; did you mean 'epochs'?",
    "misspelt.yaml, line 17: Setting 'batch' is 0, but must be a whole number, at least 1.",
    "misspelt.yaml, line 24: Evaluation 'dark': unknown setting 'ligther'; did you mean 'lighter'?"]
problems.each { assert log.contains(it) }
assert log.contains('misspelt.yaml cannot be run for 3 reasons')
// the plan, the check, and in between the page
assert log.count(problems[0]) == 2
def page = new File(basedir, 'target/reports/reproduction.html').getText('UTF-8')
assert page.contains('misspelt.yaml, line 16: Unknown setting')

def record = new JsonSlurper().parse(new File(basedir, 'runs/quick').listFiles().find { it.name.endsWith('.json') }, 'UTF-8')
assert record.method.subMap('name', 'version') == [name: 'tiny', version: 1]
assert record.method.code ==~ '[0-9a-f]{64}'
assert record.data.name == 'stripes'
assert record.evaluations*.name == ['clean', 'dark', 'sure']
assert record.evaluations[2].metrics.confidence > 50
// what is not of the runtime stands in the record, with its digest and without a path
def programs = record.provenance.artifacts
['io.github.auxtask.it:own-method:1', 'org.opentest4j:opentest4j:1.3.0'].each { assert programs[it] ==~ /[0-9a-f]{64}/ }
assert programs.keySet().count { it.startsWith('aux-runtime') } == 1
assert !record.toString().contains(basedir.absolutePath)
return true
