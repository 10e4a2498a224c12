def log = new File(basedir, 'build.log').text
// from the repository: both of theirs are new
assert log.contains('2 runs added, 0 runs with evaluations that were missing, 0 other trainings kept as attempts, 0 here already')
// from the jar and from the folder: nothing is new any more
assert log.count('0 runs added, 0 runs with evaluations that were missing, 0 other trainings kept as attempts, 2 here already') == 2
def records = new File(basedir, 'runs/full').list().findAll { it.endsWith('.json') }
assert records.size() == 4
// theirs are written in an earlier form, so what they say is compared and not their text
def said = { file ->
    def record = new groovy.json.JsonSlurper().parse(file, 'UTF-8')
    [record.id, record.seed, record.variant, record.evaluations.collect { [it.name, it.correct, it.predictions] }]
}
new File(basedir, 'theirs/runs/full').listFiles().each { theirs ->
    assert said(new File(basedir, 'runs/full/' + theirs.name)) == said(theirs)
}
// four cells of two seeds each
assert !log.contains('with fewer than')
assert log.contains('BUILD SUCCESS')
return true
