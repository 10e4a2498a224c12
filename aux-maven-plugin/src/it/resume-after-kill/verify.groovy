def log = new File(basedir, 'build.log').text
assert new File(basedir, 'worker-killed').isFile()
assert new File(basedir, 'maven-killed').isFile()
assert log.contains('The worker was killed (exit 137)')
assert log.contains('the same command goes on from the last checkpoint')

// the third attempt does not begin with the first epoch, the undisturbed one does
def invocations = log.split('Scanning for projects').drop(1)
assert invocations.length == 4
def epochs = { text -> (text =~ /epoch (\d+)\/8: loss/).collect { it[1] as int } }
assert epochs(invocations[2]).first() > 1 && epochs(invocations[2]).last() == 8
assert epochs(invocations[3]) == (1..8).toList()

// bit for bit the same network
def weights = { String store ->
    def run = new File(basedir, store + '/runs').listFiles().first()
    new File(run, 'model.safetensors').bytes
}
assert weights('store') == weights('undisturbed')
return true
